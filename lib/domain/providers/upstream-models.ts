import { request } from "undici";
import { z } from "zod";
import { monotonicMs } from "@/lib/core/time";
import { openCredential } from "./credential";

const TIMEOUT_MS = 10_000;
const BODY_BYTES_MAX = 8_000_000;
const MESSAGE_LENGTH_MAX = 300;

/** One entry of `GET /models`; context lengths are in vLLM's and OpenRouter's answers, not in OpenAI's. */
const upstreamModel = z.object({
  id: z.string().min(1).max(200),
  context_length: z.number().int().positive().optional().catch(undefined),
  max_model_len: z.number().int().positive().optional().catch(undefined),
});
const modelList = z.object({ data: z.array(upstreamModel) });
export type UpstreamModel = z.output<typeof upstreamModel>;

export type UpstreamAnswer = {
  latencyMs: number;
  status: number | null;
  models: UpstreamModel[] | null;
  /** Why there is no list: the upstream's words, cut and without the credential. */
  message: string | null;
};

/** Asks a provider for its models. Never throws for what the upstream does. */
export async function fetchUpstreamModels(provider: {
  baseUrl: string | null;
  credentialEnc: string | null;
}): Promise<UpstreamAnswer> {
  const credential = provider.credentialEnc === null ? null : openCredential(provider.credentialEnc);
  const startMs = monotonicMs();
  const elapsed = () => Math.round(monotonicMs() - startMs);
  try {
    const response = await request(`${provider.baseUrl}/models`, {
      headers: { accept: "application/json", ...(credential && { authorization: `Bearer ${credential}` }) },
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await readText(response.body);
    return {
      latencyMs: elapsed(),
      status: response.statusCode,
      ...readAnswer(response.statusCode, text, credential),
    };
  } catch (error) {
    return { latencyMs: elapsed(), status: null, models: null, message: toSafe(describe(error), credential) };
  }
}

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw new Error("The list of models is larger than 8 MB.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function readAnswer(status: number, text: string, credential: string | null) {
  const json = parseJson(text);
  const list = modelList.safeParse(json);
  if (status === 200 && list.success) return { models: list.data.data, message: null };
  if (status === 200)
    return { models: null, message: "The answer is not a list of models. Does the address end in /v1?" };
  const words = z.object({ error: z.object({ message: z.string() }) }).safeParse(json);
  return {
    models: null,
    message: toSafe(words.success ? words.data.error.message : `HTTP ${status}`, credential),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function describe(error: unknown): string {
  const code = (error as { code?: string }).code ?? "";
  if (/TIMEOUT|ABORT/.test(code) || (error as Error).name === "TimeoutError")
    return "No answer within 10 seconds.";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "The host name does not resolve.";
  if (code === "ECONNREFUSED") return "The host refuses the connection.";
  return error instanceof Error ? error.message : "The connection failed.";
}

function toSafe(message: string, credential: string | null): string {
  const clean = credential ? message.replaceAll(credential, "[credential]") : message;
  return clean.replace(/[\p{Cc}\p{Cf}]+/gu, " ").slice(0, MESSAGE_LENGTH_MAX);
}

import { request } from "undici";
import { z } from "zod";
import type { ProviderSettings } from "@/lib/contract/providers";
import { monotonicMs } from "@/lib/core/time";
import { openCredential } from "../credential";
import { LIST_PROTOCOLS, type OpenProvider, type UpstreamModel } from "./protocols";

const TIMEOUT_MS = 10_000;
const BODY_BYTES_MAX = 8_000_000;
const MESSAGE_LENGTH_MAX = 300;
/** Shorter pieces of a credential than this say nothing, and would blank out words. */
const SECRET_LENGTH_MIN = 8;

export type UpstreamAnswer = {
  latencyMs: number;
  status: number | null;
  models: UpstreamModel[] | null;
  /** Why there is no list: the upstream's words, cut and without the credential. */
  message: string | null;
};

type ProviderRow = {
  kind: string;
  baseUrl: string;
  credentialEnc: string | null;
  region: string | null;
  settings: unknown;
};

/** Asks a provider for its models, in its own protocol. Never throws for what the upstream does. */
export async function fetchUpstreamModels(row: ProviderRow): Promise<UpstreamAnswer> {
  const credential = row.credentialEnc === null ? null : openCredential(row.credentialEnc);
  const provider: OpenProvider = { ...row, credential, settings: row.settings as ProviderSettings };
  const protocol = LIST_PROTOCOLS[row.kind as keyof typeof LIST_PROTOCOLS];
  const startMs = monotonicMs();
  const elapsed = () => Math.round(monotonicMs() - startMs);
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { url, headers } = await protocol.ask(provider, signal);
    const response = await request(url, { headers: { accept: "application/json", ...headers }, signal });
    const text = await readText(response.body);
    const answer = readAnswer(response.statusCode, text, protocol.read);
    return { latencyMs: elapsed(), status: response.statusCode, ...withoutSecrets(answer, credential) };
  } catch (error) {
    const answer = { models: null, message: describe(error) };
    return { latencyMs: elapsed(), status: null, ...withoutSecrets(answer, credential) };
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

type Answer = Pick<UpstreamAnswer, "models" | "message">;

function readAnswer(status: number, text: string, read: (json: unknown) => UpstreamModel[]): Answer {
  const json = parseJson(text);
  if (status !== 200) return { models: null, message: wordsOf(json) ?? `HTTP ${status}` };
  try {
    return { models: read(json), message: null };
  } catch {
    return { models: null, message: "The answer is not a list of models. Is the address right?" };
  }
}

/** What providers call their words: OpenAI, Anthropic, Google and Azure nest them, Mistral, Cohere and AWS do not. */
const words = z.union([
  z.object({ error: z.object({ message: z.string().min(1) }) }).transform(({ error }) => error.message),
  z.object({ message: z.string().min(1) }).transform(({ message }) => message),
  z.object({ Message: z.string().min(1) }).transform(({ Message }) => Message),
  z.object({ detail: z.string().min(1) }).transform(({ detail }) => detail),
  z.object({ error: z.string().min(1) }).transform(({ error }) => error),
]);

function wordsOf(json: unknown): string | null {
  const found = words.safeParse(Array.isArray(json) ? json[0] : json);
  return found.success ? found.data : null;
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

/** Every text in a credential, so that none of them is repeated: the whole, or each field of one that has several. */
function secretsOf(credential: string | null): string[] {
  if (credential === null) return [];
  const found: string[] = [credential];
  JSON.stringify(parseJson(credential), (_key, value: unknown) => {
    if (typeof value === "string") found.push(value);
    return value;
  });
  return found.filter((text) => text.length >= SECRET_LENGTH_MIN).sort((a, b) => b.length - a.length);
}

function withoutSecrets({ models, message }: Answer, credential: string | null): Answer {
  if (message === null) return { models, message };
  const clean = secretsOf(credential).reduce(
    (text, secret) => text.replaceAll(secret, "[credential]"),
    message,
  );
  return { models, message: clean.replace(/[\p{Cc}\p{Cf}]+/gu, " ").slice(0, MESSAGE_LENGTH_MAX) };
}

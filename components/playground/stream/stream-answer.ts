import type { ChatChunk } from "@/lib/contract/gateway";
import type { ChatBody } from "@/lib/contract/playground-request";
import type { Answer, AnswerError } from "./answer";
import { applyChunk } from "./apply-chunk";
import { createSseParser } from "./sse-parser";

type StreamSetup = {
  gatewayUrl: string;
  token: string;
  answer: Answer;
  /** What is sent: the answer's body with its attachments. */
  body: ChatBody;
  signal: AbortSignal;
  /** Called with each new state of the answer. */
  onProgress: (answer: Answer) => void;
};

class Malformed extends Error {}

/** Sends a body through the gateway and returns the finished answer; never rejects. */
export async function streamAnswer(setup: StreamSetup): Promise<Answer> {
  const startMs = performance.now();
  const elapsedMs = () => Math.round(performance.now() - startMs);
  let { answer } = setup;
  try {
    const response = await post(setup);
    answer = { ...answer, ...headersOf(response) };
    if (!response.ok || !response.body)
      return { ...(await refused(answer, response)), latencyMs: elapsedMs() };
    for await (const chunk of chunksOf(response.body)) {
      answer = applyChunk(answer, chunk, elapsedMs());
      setup.onProgress(answer);
    }
    return { ...ended(answer), latencyMs: elapsedMs() };
  } catch (thrown) {
    const latencyMs = elapsedMs();
    if (setup.signal.aborted) return { ...answer, status: "stopped", latencyMs };
    return { ...answer, status: "failed", error: brokenOff(answer, thrown), latencyMs };
  }
}

function post({ gatewayUrl, token, body, signal }: StreamSetup): Promise<Response> {
  return fetch(`${gatewayUrl}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });
}

function headersOf({ headers }: Response) {
  return {
    requestId: headers.get("x-request-id"),
    attempts: Number(headers.get("x-turnpike-attempts") ?? 0),
    provider: headers.get("x-turnpike-provider"),
    cache: headers.get("x-turnpike-cache"),
  };
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ChatChunk> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  const parse = createSseParser();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    for (const data of parse(read.value)) {
      if (data !== "[DONE]") yield parseChunk(data);
    }
  }
}

function parseChunk(data: string): ChatChunk {
  try {
    return JSON.parse(data) as ChatChunk;
  } catch {
    throw new Malformed();
  }
}

/** A stream that ends without saying why it ended was cut on its way. */
function ended(answer: Answer): Answer {
  if (answer.status === "failed") return answer;
  if (answer.finishReason !== null) return { ...answer, status: "done" };
  const message = "The stream ended before the answer did. What came is kept.";
  return { ...answer, status: "failed", error: { status: 0, code: "cut_stream", message } };
}

async function refused(answer: Answer, response: Response): Promise<Answer> {
  const body = (await response.json().catch(() => null)) as {
    error?: { message?: string; code?: string };
  } | null;
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  const error = {
    status: response.status,
    code: body?.error?.code ?? String(response.status),
    message: body?.error?.message ?? `The gateway answered ${response.status}.`,
    ...(retryAfter > 0 && { retryAfter }),
  };
  return { ...answer, status: "failed", error };
}

function brokenOff(answer: Answer, thrown: unknown): AnswerError {
  if (thrown instanceof Malformed)
    return { status: 0, code: "malformed_stream", message: "A part of the stream could not be read." };
  const message =
    answer.requestId === null
      ? "The gateway cannot be reached from this browser. Check your connection, then ask again."
      : "The connection was lost in the middle of the answer. What came is kept; ask again for the whole.";
  return { status: 0, code: "connection_lost", message };
}

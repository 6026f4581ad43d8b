import type { ChatChunk } from "@/lib/contract/gateway";
import type { Answer } from "./answer";
import { applyChunk } from "./apply-chunk";
import { createSseParser } from "./sse-parser";

type StreamSetup = {
  gatewayUrl: string;
  token: string;
  answer: Answer;
  signal: AbortSignal;
  /** Called with each new state of the answer, at most once a frame's time. */
  onProgress: (answer: Answer) => void;
};

const PROGRESS_EVERY_MS = 33;

/** Sends the answer's body through the gateway and returns the finished answer; never rejects. */
export async function streamAnswer(setup: StreamSetup): Promise<Answer> {
  const startMs = performance.now();
  const elapsedMs = () => Math.round(performance.now() - startMs);
  let { answer } = setup;
  try {
    const response = await fetch(`${setup.gatewayUrl}/v1/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${setup.token}`, "content-type": "application/json" },
      body: JSON.stringify(answer.body),
      signal: setup.signal,
    });
    answer = {
      ...answer,
      requestId: response.headers.get("x-request-id"),
      provider: response.headers.get("x-turnpike-provider"),
    };
    if (!response.ok || !response.body)
      return { ...(await refused(answer, response)), latencyMs: elapsedMs() };
    let shownMs = 0;
    for await (const chunk of chunksOf(response.body)) {
      answer = applyChunk(answer, chunk, elapsedMs());
      if (performance.now() - shownMs < PROGRESS_EVERY_MS) continue;
      shownMs = performance.now();
      setup.onProgress(answer);
    }
    return { ...answer, status: answer.status === "failed" ? "failed" : "done", latencyMs: elapsedMs() };
  } catch {
    return setup.signal.aborted
      ? { ...answer, status: "stopped", latencyMs: elapsedMs() }
      : { ...answer, status: "failed", error: unreachable(answer), latencyMs: elapsedMs() };
  }
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ChatChunk> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  const parse = createSseParser();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    for (const data of parse(read.value)) {
      if (data !== "[DONE]") yield JSON.parse(data) as ChatChunk;
    }
  }
}

async function refused(answer: Answer, response: Response): Promise<Answer> {
  const body = (await response.json().catch(() => null)) as {
    error?: { message?: string; code?: string };
  } | null;
  const error = {
    status: response.status,
    code: body?.error?.code ?? String(response.status),
    message: body?.error?.message ?? `The gateway answered ${response.status}.`,
  };
  return { ...answer, status: "failed", error };
}

function unreachable(answer: Answer) {
  const message = answer.ttftMs
    ? "The connection broke off in the middle of the answer."
    : "The gateway cannot be reached from this browser.";
  return { status: 0, code: "unreachable", message };
}

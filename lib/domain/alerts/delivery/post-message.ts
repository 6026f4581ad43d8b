import { request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { AppError } from "@/lib/core/errors";
import { monotonicMs } from "@/lib/core/time";
import { parseHookUrl, reachableLookup } from "./public-address";

const TIMEOUT_MS = 15_000;
const RESPONSE_CHARS = 500;

/** What a receiver did with one try: its status, or why there is none. */
export type PostResult = {
  status: number | null;
  latencyMs: number;
  error: string | null;
  response: string | null;
};

/**
 * Posts JSON to a receiver. Its address is judged anew, as is what it resolves to at the connection; a redirect is an answer like
 * any other and is not followed. Never throws.
 */
export async function postMessage(
  url: string,
  body: string,
  headers: Record<string, string>,
  timeoutMs = TIMEOUT_MS,
): Promise<PostResult> {
  const startedMs = monotonicMs();
  const done = (result: Omit<PostResult, "latencyMs">) => ({
    ...result,
    latencyMs: Math.round(monotonicMs() - startedMs),
  });
  try {
    const target = parseHookUrl(url);
    const answer = await post(target, body, headers, AbortSignal.timeout(timeoutMs));
    return done({ ...answer, error: null });
  } catch (error) {
    return done({ status: null, response: null, error: phraseOf(error, timeoutMs) });
  }
}

function post(target: URL, body: string, headers: Record<string, string>, signal: AbortSignal) {
  const options: RequestOptions = {
    method: "POST",
    agent: false,
    lookup: reachableLookup,
    signal,
    headers: {
      ...headers,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "user-agent": "Turnpike-Alerts/1",
    },
  };
  const send = target.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise<{ status: number; response: string }>((resolve, reject) => {
    const request = send(target, options, (incoming) => {
      readStart(incoming).then(
        (response) => resolve({ status: incoming.statusCode ?? 0, response }),
        (error: Error) => reject(error),
      );
    });
    request.once("error", reject);
    request.end(body);
  });
}

/** The beginning of an answer, without control characters and whatever looks like a credential; the rest is not waited for. */
async function readStart(incoming: IncomingMessage): Promise<string> {
  let text = "";
  incoming.setEncoding("utf8");
  for await (const chunk of incoming) {
    text += chunk;
    if (text.length >= RESPONSE_CHARS) break;
  }
  return text
    .slice(0, RESPONSE_CHARS)
    .replace(/\b(whsec_|tp_live_|tp_test_|sk-|xox[a-z]-|v1,)[\w+/=-]{6,}/g, "$1…")
    .replace(/[^\P{C}\n]+|\p{Surrogate}/gu, " ")
    .trim();
}

function phraseOf(error: unknown, timeoutMs: number): string {
  if (error instanceof AppError) return error.message;
  const { name, code, message } = error as Error & { code?: string };
  if (name === "TimeoutError" || name === "AbortError")
    return `No answer within ${timeoutMs / 1_000} seconds.`;
  const known: Record<string, string> = {
    ECONNREFUSED: "The connection was refused.",
    ECONNRESET: "The connection was cut.",
    ENOTFOUND: "The name does not resolve.",
    EAI_AGAIN: "The name does not resolve.",
  };
  return known[code ?? ""] ?? message.slice(0, 200);
}

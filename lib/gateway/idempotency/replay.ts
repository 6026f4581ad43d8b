import type { KeptAnswer } from "@/lib/domain/idempotency";
import type { Call } from "../call";
import { answerHeaders } from "../http/respond";

/** Audio is kept as Latin-1, a character a byte. */
function bytesOf(contentType: string, body: string): Buffer {
  return Buffer.from(body, /^(?:text\/|application\/json)/.test(contentType) ? "utf8" : "latin1");
}

/** Sends a first answer again under its own request id: whole, or as the stream of the same chunks. */
export function sendReplay(call: Call, requestId: string, answer: KeptAnswer): void {
  const { contentType, costNanos } = answer;
  const body = bytesOf(contentType, answer.body);
  const isStream = contentType.startsWith("text/event-stream");
  const headers = answerHeaders(call, contentType, isStream ? null : costNanos);
  headers[headers.indexOf("x-request-id") + 1] = requestId;
  headers.push("x-turnpike-replayed", "true", ...Object.entries(answer.headers).flat());
  if (isStream) headers.push("cache-control", "no-cache", "x-accel-buffering", "no");
  else headers.push("content-length", String(body.length));
  call.res.writeHead(200, headers);
  call.res.end(body);
}

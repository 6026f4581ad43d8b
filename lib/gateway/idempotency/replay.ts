import type { KeptAnswer } from "@/lib/domain/idempotency";
import type { Call } from "../call";
import { answerHeaders } from "../http/respond";

/** Sends a first answer again under its own request id: whole, or as the stream of the same chunks. */
export function sendReplay(call: Call, requestId: string, answer: KeptAnswer): void {
  const { contentType, body, costNanos } = answer;
  const isStream = contentType.startsWith("text/event-stream");
  const headers = answerHeaders(call, contentType, isStream ? null : costNanos);
  headers[headers.indexOf("x-request-id") + 1] = requestId;
  headers.push("x-turnpike-replayed", "true", ...Object.entries(answer.headers).flat());
  if (isStream) headers.push("cache-control", "no-cache", "x-accel-buffering", "no");
  else headers.push("content-length", String(Buffer.byteLength(body)));
  call.res.writeHead(200, headers);
  call.res.end(body);
}

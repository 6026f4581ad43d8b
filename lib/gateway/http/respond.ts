import type { AppError } from "@/lib/core/errors";
import { usdFromNanos } from "@/lib/core/money";
import type { Call } from "../call";
import { limitHeaders } from "../limits/limiter";

const EXPOSED =
  "x-request-id,x-turnpike-cost,x-turnpike-overhead-ms,x-turnpike-provider,x-turnpike-model,x-turnpike-cache," +
  "x-turnpike-attempts,x-turnpike-replayed,x-should-retry,retry-after,retry-after-ms,x-ratelimit-limit-requests," +
  "x-ratelimit-remaining-requests,x-ratelimit-reset-requests,x-ratelimit-limit-tokens," +
  "x-ratelimit-remaining-tokens,x-ratelimit-reset-tokens";

const FOR_BROWSERS = [
  "access-control-allow-origin",
  "*",
  "access-control-expose-headers",
  EXPOSED,
  "vary",
  "Origin",
];

/** Headers of every answer, as a flat list; `costNanos` null on a stream, whose cost is in its last usage chunk. */
export function answerHeaders(call: Call, contentType: string, costNanos: number | null): string[] {
  const headers = [
    "content-type",
    contentType,
    "x-request-id",
    call.requestId,
    "x-turnpike-overhead-ms",
    call.overheadMs().toFixed(2),
    "x-turnpike-cache",
    "bypass",
  ];
  if (call.req.headers.origin !== undefined) headers.push(...FOR_BROWSERS);
  if (costNanos !== null) headers.push("x-turnpike-cost", usdFromNanos(BigInt(costNanos)));
  if (call.modelSlug) headers.push("x-turnpike-model", headerText(call.modelSlug));
  if (call.providerSlug) headers.push("x-turnpike-provider", headerText(call.providerSlug));
  if (call.attempts > 0) headers.push("x-turnpike-attempts", String(call.attempts));
  for (const [name, value] of limitHeaders(call.admission?.states ?? [])) headers.push(name, value);
  return headers;
}

/** Header values may hold visible ASCII only. */
export function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "?");
}

/** Sends a whole JSON answer. */
export function sendJson(
  call: Call,
  status: number,
  body: string,
  costNanos: number,
  more: string[] = [],
): void {
  sendText(call, status, "application/json", body, costNanos, more);
}

/** Sends a whole answer that is text. */
export function sendText(
  call: Call,
  status: number,
  contentType: string,
  body: string,
  costNanos: number,
  more: string[] = [],
): void {
  if (call.res.destroyed || call.res.headersSent) return;
  const headers = answerHeaders(call, contentType, costNanos);
  headers.push("content-length", String(Buffer.byteLength(body)), ...more);
  call.res.writeHead(status, headers);
  // As a string the body leaves with the headers in one write.
  call.res.end(body);
}

const UNREAD_BYTES_MAX = 67_108_864;

/**
 * What is still coming in is thrown away where it is known to be bounded, since a connection that is closed on its writer loses
 * the answer; else the connection closes.
 */
function leaveBody({ req }: Call, headers: Record<string, string>): void {
  if (Number(req.headers["content-length"] ?? Number.NaN) <= UNREAD_BYTES_MAX) req.resume();
  else headers.connection = "close";
}

/** Sends an error in the caller's protocol. */
export function sendError(call: Call, error: AppError): void {
  const headers: Record<string, string> = { ...error.details.headers };
  // SDKs retry some statuses for nothing; the limits are in the answer already once the call was admitted.
  if (error.status === 402) headers["x-should-retry"] = "false";
  for (const [name] of limitHeaders(call.admission?.states ?? [])) delete headers[name];
  if (!call.req.complete) leaveBody(call, headers);
  sendJson(
    call,
    error.status,
    JSON.stringify(call.errorBody(error, call.requestId)),
    0,
    Object.entries(headers).flat(),
  );
}

const PREFLIGHT = [
  "access-control-allow-origin",
  "*",
  "access-control-allow-methods",
  "GET, POST, OPTIONS",
  "access-control-allow-headers",
  "authorization, content-type, x-api-key, idempotency-key, *",
  "access-control-max-age",
  "86400",
];

/** Answers a browser's preflight: any origin, no credentials, so a key is always sent on purpose. */
export function sendPreflight(call: Call): void {
  call.res.writeHead(204, [...PREFLIGHT, "x-request-id", call.requestId]);
  call.res.end();
}

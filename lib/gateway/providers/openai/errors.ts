import {
  errorObject,
  failureOfStatus,
  misconfigured,
  refused,
  retryAfterMs,
  safeText,
  type UpstreamHeaders,
} from "../failure";
import type { UpstreamFailure } from "../provider";

/** The upstream's own words where they help the caller. */
function safeMessage(body: Buffer): string | null {
  const { error, message } = errorObject(body) as {
    error?: { message?: unknown } | string;
    message?: unknown;
  };
  return safeText((typeof error === "string" ? error : error?.message) ?? message);
}

function isContextOverflow(body: Buffer): boolean {
  return body.includes("context_length_exceeded") || body.includes("maximum context length");
}

/** What an upstream's error status means for the caller and for the other targets. */
export function readOpenAiFailure(status: number, headers: UpstreamHeaders, body: Buffer): UpstreamFailure {
  const said = safeMessage(body);
  const known = failureOfStatus(status, said, retryAfterMs(headers));
  if (known) return known;
  return status === 400 || status === 422 ? refused(said, isContextOverflow(body)) : misconfigured(status);
}

import { type FailureHeaders, failureByStatus, retryAfterMs, safeText } from "../failure";
import type { UpstreamFailure } from "../provider";

/** The upstream's own words where they help the caller. */
function safeMessage(body: Buffer): string | null {
  try {
    const parsed = JSON.parse(body.toString("utf8")) as {
      error?: { message?: unknown } | string;
      message?: unknown;
    };
    const { error } = parsed;
    const text = (typeof error === "string" ? error : error?.message) ?? parsed.message;
    return typeof text === "string" ? safeText(text) : null;
  } catch {
    return null;
  }
}

function isContextOverflow(body: Buffer): boolean {
  return body.includes("context_length_exceeded") || body.includes("maximum context length");
}

/** What an upstream's error status means for the caller and for the other targets. */
export function readOpenAiFailure(status: number, headers: FailureHeaders, body: Buffer): UpstreamFailure {
  const failure = failureByStatus(status, safeMessage(body), retryAfterMs(headers));
  return failure.code === "invalid_request" && isContextOverflow(body)
    ? { ...failure, code: "context_length_exceeded" }
    : failure;
}

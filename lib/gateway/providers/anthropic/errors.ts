import {
  boundedWaitMs,
  errorObject,
  type FailureHeaders,
  failed,
  failureByStatus,
  retryAfterMs,
  safeText,
} from "../failure";
import type { UpstreamFailure } from "../provider";

/** Anthropic's error types, as the statuses that they come with. */
const STATUS_OF_TYPE: Record<string, number> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
};

const RESET_HEADER = /^anthropic-(?:priority-|fast-)?ratelimit-(.+)-reset$/;

/** When the last of the limits that are used up is filled again, by the RFC 3339 times that come with an answer. */
function resetMs(headers: FailureHeaders, nowMs: number): number | null {
  let waitMs: number | null = null;
  for (const [name, value] of Object.entries(headers)) {
    const limit = RESET_HEADER.exec(name);
    if (!limit || typeof value !== "string") continue;
    if (Number(headers[name.replace(/-reset$/, "-remaining")] ?? 0) > 0) continue;
    const ms = Date.parse(value) - nowMs;
    if (ms > 0) waitMs = Math.max(waitMs ?? 0, ms);
  }
  return waitMs === null ? null : boundedWaitMs(waitMs);
}

const TOO_LONG =
  /prompt is too long|exceed(?:s|ed)? (?:the )?(?:model'?s? )?(?:maximum )?context|input length and `max_tokens` exceed/i;
/** The operator's own account is empty, or its credential may not do this: no caller can mend that. */
const NOT_THE_CALLERS =
  /credit balance is too low|purchase credits|workspace|organization has been disabled/i;

/** What an error status of Anthropic's API means for the caller and for the other targets. */
export function readAnthropicFailure(
  status: number,
  headers: FailureHeaders,
  body: Buffer,
  nowMs = Date.now(),
): UpstreamFailure {
  const error = errorObject(body).error as { type?: unknown; message?: unknown } | undefined;
  const text = typeof error?.message === "string" ? error.message : "";
  const meant = STATUS_OF_TYPE[String(error?.type)] ?? status;
  // The type is only more exact than the status within 4xx: a proxy before the API answers in its own words.
  const actual = status >= 500 && meant < 500 ? status : meant;
  if (actual === 400 && NOT_THE_CALLERS.test(text)) {
    return failed("upstream_error", "The provider refused the gateway's request (status 402).");
  }
  const failure = failureByStatus(
    actual,
    text ? safeText(text) : null,
    retryAfterMs(headers) ?? resetMs(headers, nowMs),
  );
  return failure.code === "invalid_request" && TOO_LONG.test(text)
    ? { ...failure, code: "context_length_exceeded" }
    : failure;
}

import type { ErrorCode } from "@/lib/core/errors";
import { SECOND_MS } from "@/lib/core/time";
import type { UpstreamFailure } from "./provider";

export type FailureHeaders = Record<string, string | string[] | undefined>;

const MESSAGE_CHARS_MAX = 500;
const RETRY_AFTER_MS_MAX = 3_600 * SECOND_MS;
const SECRET_LIKE =
  /\b(?:sk|pk|key|tp|gsk|xai)[-_][A-Za-z0-9_*.-]{6,}|\bAIza[A-Za-z0-9_*-]{6,}|\bya29\.\S+|\bprojects\/[\w-]+|\b(?:AKIA|ASIA)[A-Z0-9]{12,}|Bearer\s+\S+|org-[A-Za-z0-9]{8,}|arn:aws\S*|\b\d{12}\b/g;

/** An upstream's own words, without anything that looks like a key or an account. */
export function safeText(text: string): string {
  return text.replace(SECRET_LIKE, "[redacted]").slice(0, MESSAGE_CHARS_MAX);
}

/** The JSON object of an error's body, or an empty one. */
export function errorObject(body: Buffer): Record<string, unknown> {
  try {
    const parsed = JSON.parse(body.toString("utf8")) as unknown;
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** How long to wait, by the headers that most hosts send; bounded to an hour, null where they say nothing. */
export function retryAfterMs(headers: FailureHeaders): number | null {
  const ms = Number(headers["retry-after-ms"]);
  const seconds = Number(headers["retry-after"]);
  const found = ms > 0 ? ms : seconds > 0 ? seconds * SECOND_MS : null;
  return found === null ? null : boundedWaitMs(found);
}

/** A wait of at most an hour. */
export function boundedWaitMs(ms: number): number {
  return Math.min(Math.max(0, ms), RETRY_AFTER_MS_MAX);
}

export function failed(
  code: ErrorCode,
  message: string,
  rest: Partial<UpstreamFailure> = {},
): UpstreamFailure {
  return { code, message, retryable: true, unhealthy: false, retryAfterMs: null, ...rest };
}

/**
 * What a status means for the caller and for the other targets, where the provider says nothing more exact. `said` is its message,
 * shown only for a fault of the request.
 */
export function failureByStatus(status: number, said: string | null, waitMs: number | null): UpstreamFailure {
  if (status === 429) {
    return failed("rate_limit_exceeded", "The provider is limiting requests for this model at the moment.", {
      retryAfterMs: waitMs ?? SECOND_MS,
    });
  }
  if (status === 503 || status === 529) {
    return failed("overloaded", "The provider is overloaded.", {
      unhealthy: true,
      retryAfterMs: waitMs ?? SECOND_MS,
    });
  }
  if (status === 408 || status === 504) {
    return failed("upstream_timeout", "The provider did not answer in time.", { unhealthy: true });
  }
  if (status >= 500) return failed("upstream_error", "The provider failed to answer.", { unhealthy: true });
  if (status === 413) return failed("request_too_large", said ?? "The provider refused a body of this size.");
  if (status === 400 || status === 422) {
    return failed("invalid_request", said ?? "The provider refused the request.", { retryable: false });
  }
  // 401, 403, 404 and the rest: the route or its credential is wrong, which is the operator's to mend.
  return failed("upstream_error", `The provider refused the gateway's request (status ${status}).`);
}

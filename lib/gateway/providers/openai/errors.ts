import type { ErrorCode } from "@/lib/core/errors";
import { SECOND_MS } from "@/lib/core/time";
import type { UpstreamFailure } from "../provider";

type Headers = Record<string, string | string[] | undefined>;

const MESSAGE_CHARS_MAX = 500;
const RETRY_AFTER_MS_MAX = 3_600 * SECOND_MS;
const SECRET_LIKE =
  /\b(?:sk|pk|key|tp|gsk|xai|AIza)[-_][A-Za-z0-9_*.-]{6,}|Bearer\s+\S+|org-[A-Za-z0-9]{8,}/g;

/** The upstream's own words where they help the caller, never with anything that looks like a key or an account. */
function safeMessage(body: Buffer): string | null {
  try {
    const parsed = JSON.parse(body.toString("utf8")) as {
      error?: { message?: unknown } | string;
      message?: unknown;
    };
    const { error } = parsed;
    const text = (typeof error === "string" ? error : error?.message) ?? parsed.message;
    return typeof text === "string"
      ? text.replace(SECRET_LIKE, "[redacted]").slice(0, MESSAGE_CHARS_MAX)
      : null;
  } catch {
    return null;
  }
}

function retryAfterMs(headers: Headers): number | null {
  const ms = Number(headers["retry-after-ms"]);
  const seconds = Number(headers["retry-after"]);
  const found = ms > 0 ? ms : seconds > 0 ? seconds * SECOND_MS : null;
  return found === null ? null : Math.min(found, RETRY_AFTER_MS_MAX);
}

function failed(code: ErrorCode, message: string, rest: Partial<UpstreamFailure> = {}): UpstreamFailure {
  return { code, message, retryable: true, unhealthy: false, retryAfterMs: null, ...rest };
}

function isContextOverflow(body: Buffer): boolean {
  return body.includes("context_length_exceeded") || body.includes("maximum context length");
}

/** What an upstream's error status means for the caller and for the other targets. */
export function readOpenAiFailure(status: number, headers: Headers, body: Buffer): UpstreamFailure {
  const said = safeMessage(body);
  if (status === 429) {
    return failed("rate_limit_exceeded", "The provider is limiting requests for this model at the moment.", {
      retryAfterMs: retryAfterMs(headers),
    });
  }
  if (status === 503 || status === 529) {
    return failed("overloaded", "The provider is overloaded.", {
      unhealthy: true,
      retryAfterMs: retryAfterMs(headers) ?? SECOND_MS,
    });
  }
  if (status === 408 || status === 504) {
    return failed("upstream_timeout", "The provider did not answer in time.", { unhealthy: true });
  }
  if (status >= 500) return failed("upstream_error", "The provider failed to answer.", { unhealthy: true });
  if (status === 413) return failed("request_too_large", said ?? "The provider refused a body of this size.");
  if (status === 400 || status === 422) {
    const code = isContextOverflow(body) ? "context_length_exceeded" : "invalid_request";
    return failed(code, said ?? "The provider refused the request.", { retryable: false });
  }
  // 401, 403, 404 and the rest: the route or its credential is wrong, which is the operator's to mend.
  return failed("upstream_error", `The provider refused the gateway's request (status ${status}).`);
}

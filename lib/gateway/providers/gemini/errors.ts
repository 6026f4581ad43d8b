import {
  boundedWaitMs,
  type FailureHeaders,
  failed,
  failureByStatus,
  retryAfterMs,
  safeText,
} from "../failure";
import type { UpstreamFailure } from "../provider";

type Detail = {
  "@type"?: string;
  reason?: string;
  retryDelay?: string;
  fieldViolations?: { field?: string }[];
};
type GoogleError = { code?: number; message?: string; status?: string; details?: Detail[] };

const SECOND_MS = 1_000;
const FORBIDDEN = 403;
const TOO_LONG =
  /token count.*exceeds|exceeds the maximum number of (?:input )?tokens|maximum (?:context|input) length|(?:input|prompt) is too long/i;
/** Said with 400, but about the gateway's own credential or place: another target may do better. */
const NOT_THE_CALLERS =
  /api[ _-]key (?:not valid|not found|expired|invalid)|API_KEY_|location is not supported|billing|SERVICE_DISABLED|CONSUMER_/i;

/** Streams and Vertex wrap the error in an array. */
function googleError(body: Buffer): GoogleError {
  try {
    const parsed = JSON.parse(body.toString("utf8")) as unknown;
    const first = (Array.isArray(parsed) ? parsed[0] : parsed) as { error?: GoogleError } | null;
    return typeof first?.error === "object" && first.error !== null ? first.error : {};
  } catch {
    return {};
  }
}

function detailsOf({ details }: GoogleError): Detail[] {
  return Array.isArray(details) ? details : [];
}

/** `"34.4s"` of google.rpc.RetryInfo. */
function retryDelayMs(error: GoogleError): number | null {
  for (const { retryDelay } of detailsOf(error)) {
    const seconds = typeof retryDelay === "string" ? Number.parseFloat(retryDelay) : Number.NaN;
    if (seconds > 0) return boundedWaitMs(seconds * SECOND_MS);
  }
  return null;
}

const STATUS_CODES: Record<string, number> = {
  RESOURCE_EXHAUSTED: 429,
  UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
  INTERNAL: 500,
};

function isOperators(error: GoogleError): boolean {
  const reasons = detailsOf(error).map(({ reason }) => reason ?? "");
  return NOT_THE_CALLERS.test([error.message ?? "", ...reasons].join(" "));
}

function paramOf(error: GoogleError): string | null {
  const fields = detailsOf(error).flatMap(({ fieldViolations }) => fieldViolations ?? []);
  return fields.find(({ field }) => field)?.field ?? null;
}

/** What Google's error means for the caller and for the other targets. */
export function readGoogleFailure(status: number, headers: FailureHeaders, body: Buffer): UpstreamFailure {
  const error = googleError(body);
  const said = error.message ? safeText(error.message) : null;
  const meant =
    STATUS_CODES[error.status ?? ""] ?? (status === 400 && isOperators(error) ? FORBIDDEN : status);
  const failure = failureByStatus(meant, said, retryDelayMs(error) ?? retryAfterMs(headers));
  if (failure.code !== "invalid_request") return failure;
  if (error.status === "FAILED_PRECONDITION") return failed("invalid_request", failure.message);
  const code = TOO_LONG.test(error.message ?? "") ? "context_length_exceeded" : "invalid_request";
  return { ...failure, code, param: paramOf(error) };
}

import {
  errorObject,
  type FailureHeaders,
  failed,
  failureByStatus,
  retryAfterMs,
  safeText,
} from "../failure";
import type { UpstreamFailure } from "../provider";

/** AWS's exceptions as the statuses that say the same with others. */
const STATUS_OF_EXCEPTION: Record<string, number> = {
  ThrottlingException: 429,
  ServiceQuotaExceededException: 429,
  ModelTimeoutException: 504,
  ModelNotReadyException: 503,
  ServiceUnavailableException: 503,
  ModelErrorException: 500,
  ModelStreamErrorException: 500,
  InternalServerException: 500,
};
const TOO_LONG =
  /input is too long|prompt is too long|too many (?:input )?tokens|maximum context|exceeds? the (?:model'?s )?(?:maximum|context)/i;
/** The route names a model that this account does not have. */
const WRONG_MODEL = /model identifier is invalid|on-demand throughput|inference profile|access to the model/i;

function exceptionOf(headers: FailureHeaders, body: Record<string, unknown>): string {
  const named = headers["x-amzn-errortype"] ?? body.__type ?? "";
  return String(named).split(":")[0]!.split("#").at(-1)!;
}

/** What an exception of Bedrock means for the caller and for the other targets. */
export function readBedrockFailure(status: number, headers: FailureHeaders, body: Buffer): UpstreamFailure {
  const error = errorObject(body);
  const said = error.message ?? error.Message;
  const text = typeof said === "string" ? said : "";
  const meant = STATUS_OF_EXCEPTION[exceptionOf(headers, error)] ?? status;
  if (meant === 400 && WRONG_MODEL.test(text)) {
    return failed("upstream_error", "The provider refused the gateway's request (status 400).");
  }
  const failure = failureByStatus(meant, text ? safeText(text) : null, retryAfterMs(headers));
  return failure.code === "invalid_request" && TOO_LONG.test(text)
    ? { ...failure, code: "context_length_exceeded" }
    : failure;
}

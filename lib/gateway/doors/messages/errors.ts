import type { AppError, ErrorCode } from "@/lib/core/errors";

/** Anthropic's error types; what is not listed goes by its status. */
const TYPE_OF_CODE: Partial<Record<ErrorCode, string>> = {
  budget_exceeded: "billing_error",
  credits_exhausted: "billing_error",
  request_too_large: "request_too_large",
  overloaded: "overloaded_error",
  store_unavailable: "overloaded_error",
  upstream_timeout: "timeout_error",
};
const TYPE_OF_STATUS: Record<number, string> = {
  401: "authentication_error",
  402: "billing_error",
  403: "permission_error",
  404: "not_found_error",
  409: "conflict_error",
  413: "request_too_large",
  429: "rate_limit_error",
};

function typeOf({ code, status }: AppError): string {
  return (
    TYPE_OF_CODE[code] ?? TYPE_OF_STATUS[status] ?? (status >= 500 ? "api_error" : "invalid_request_error")
  );
}

/** Anthropic's error envelope; our code, the field at fault and what a 402 or 429 says stand beside the message. */
export function toMessagesError(error: AppError, requestId: string): unknown {
  const { param, extra } = error.details;
  return {
    type: "error",
    error: {
      ...extra,
      type: typeOf(error),
      message: error.message,
      code: error.code,
      ...(param && { param }),
    },
    request_id: requestId,
  };
}

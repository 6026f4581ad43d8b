/** The one table from an error code to its HTTP status and OpenAI error type. */
export const ERRORS = {
  invalid_request: { status: 400, type: "invalid_request_error" },
  invalid_json: { status: 400, type: "invalid_request_error" },
  unsupported_content_type: { status: 400, type: "invalid_request_error" },
  unsupported_parameter: { status: 400, type: "invalid_request_error" },
  context_length_exceeded: { status: 400, type: "invalid_request_error" },
  invalid_api_key: { status: 401, type: "authentication_error" },
  unauthenticated: { status: 401, type: "authentication_error" },
  budget_exceeded: { status: 402, type: "insufficient_quota" },
  credits_exhausted: { status: 402, type: "insufficient_quota" },
  permission_denied: { status: 403, type: "permission_error" },
  not_found: { status: 404, type: "invalid_request_error" },
  model_not_found: { status: 404, type: "invalid_request_error" },
  method_not_allowed: { status: 405, type: "invalid_request_error" },
  conflict: { status: 409, type: "invalid_request_error" },
  idempotency_conflict: { status: 409, type: "invalid_request_error" },
  /** It was done, but its answer cannot be given again. */
  idempotency_result_lost: { status: 409, type: "invalid_request_error" },
  request_too_large: { status: 413, type: "invalid_request_error" },
  rate_limit_exceeded: { status: 429, type: "rate_limit_error" },
  too_many_attempts: { status: 429, type: "rate_limit_error" },
  server_error: { status: 500, type: "server_error" },
  upstream_error: { status: 502, type: "server_error" },
  store_unavailable: { status: 503, type: "server_error" },
  overloaded: { status: 503, type: "server_error" },
  upstream_timeout: { status: 504, type: "server_error" },
} as const satisfies Record<string, { status: number; type: string }>;

export type ErrorCode = keyof typeof ERRORS;

export type ErrorDetails = {
  /** The field at fault, as the caller wrote it: `messages[0].role`. */
  param?: string | null;
  /** Further public fields of the error body, e.g. scope, limit and resets_at of a 402. */
  extra?: Record<string, unknown>;
  /** Response headers, e.g. Retry-After. */
  headers?: Record<string, string>;
  /** For the log only; never sent. */
  internal?: string;
  cause?: unknown;
};

/** An error whose message is meant for the caller. Everything else becomes `server_error` without its text. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = "AppError";
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}

export type ErrorBody = {
  error: { message: string; type: string; param: string | null; code: string } & Record<string, unknown>;
};

/** The OpenAI error envelope; all four keys are always there. */
export function toErrorBody(error: AppError): ErrorBody {
  return {
    error: {
      message: error.message,
      type: ERRORS[error.code].type,
      param: error.details.param ?? null,
      code: error.code,
      ...error.details.extra,
    },
  };
}

/** Wraps anything thrown; the text of an unknown error stays internal. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const internal = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return new AppError(
    "server_error",
    "Something went wrong on our side. Try again; if it stays, send us the request id.",
    {
      internal,
      cause: thrown,
    },
  );
}

/** The 404 for a missing row and for another tenant's row: the same words for both. */
export function notFound(what: string): AppError {
  return new AppError("not_found", `No such ${what}.`);
}

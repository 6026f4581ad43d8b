import type { AppError, ErrorCode } from "@/lib/core/errors";

/** google.rpc.Code by our status; what is not listed goes by its class. */
const STATUSES: Record<number, string> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  402: "FAILED_PRECONDITION",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  405: "UNIMPLEMENTED",
  409: "ABORTED",
  413: "INVALID_ARGUMENT",
  429: "RESOURCE_EXHAUSTED",
  503: "UNAVAILABLE",
  504: "DEADLINE_EXCEEDED",
};
const DOMAIN = "turnpike";

type Metadata = Record<string, string>;

/** The values of an ErrorInfo are texts. */
function metadataOf({ details: { param, extra } }: AppError): Metadata {
  const entries = Object.entries({ ...extra, ...(param && { param }) });
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value == null ? [] : [[name, String(value)]])),
  );
}

function detailsOf(error: AppError, requestId: string): unknown[] {
  const { headers = {}, param } = error.details;
  const wait = headers["retry-after-ms"] ? Number(headers["retry-after-ms"]) / 1_000 : headers["retry-after"];
  return [
    {
      "@type": "type.googleapis.com/google.rpc.ErrorInfo",
      reason: error.code.toUpperCase(),
      domain: DOMAIN,
      metadata: metadataOf(error),
    },
    ...(param && error.status === 400
      ? [
          {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            fieldViolations: [{ field: param, description: error.message }],
          },
        ]
      : []),
    ...(wait ? [{ "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: `${wait}s` }] : []),
    { "@type": "type.googleapis.com/google.rpc.RequestInfo", requestId },
  ];
}

const statusOf = (code: number) => STATUSES[code] ?? (code >= 500 ? "INTERNAL" : "INVALID_ARGUMENT");

/** Google's error envelope; our code, the field at fault and what a 402 or 429 says are in its details. */
export function toGeminiError(error: AppError, requestId: string): unknown {
  return {
    error: {
      code: error.status,
      message: error.message,
      status: statusOf(error.status),
      details: detailsOf(error, requestId),
    },
  };
}

/** An error after the first byte, as it stands in a stream. */
export function streamError(code: ErrorCode, message: string): string {
  const status = "UNAVAILABLE";
  const details = [
    {
      "@type": "type.googleapis.com/google.rpc.ErrorInfo",
      reason: code.toUpperCase(),
      domain: DOMAIN,
    },
  ];
  return JSON.stringify({ error: { code: 503, message, status, details } });
}

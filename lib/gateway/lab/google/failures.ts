import type { LabFailure } from "../plan";
import type { LabRefusal } from "../protocol";

const FAILURES: Record<string, [code: number, status: string, message: string]> = {
  overloaded: [503, "UNAVAILABLE", "The model is overloaded. Please try again later."],
  server_error: [500, "INTERNAL", "An internal error has occurred. Please retry."],
  unauthorized: [400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key."],
  forbidden: [403, "PERMISSION_DENIED", "The caller does not have permission"],
  not_found: [404, "NOT_FOUND", "models/gemini-unknown is not found for API version v1beta"],
  quota: [
    429,
    "RESOURCE_EXHAUSTED",
    "You exceeded your current quota, please check your plan and billing details.",
  ],
  context_length: [
    400,
    "INVALID_ARGUMENT",
    "The input token count (1100012) exceeds the maximum number of tokens allowed (1048576).",
  ],
};

/** Google says how long to wait in the body, not in a header. */
export function googleFailure(failure: LabFailure) {
  if (failure.kind === "rate_limit") {
    const error = {
      code: 429,
      message: "Resource has been exhausted (e.g. check quota).",
      status: "RESOURCE_EXHAUSTED",
      details: [
        {
          "@type": "type.googleapis.com/google.rpc.QuotaFailure",
          violations: [{ quotaId: "GenerateRequestsPerMinutePerProjectPerModel", quotaValue: "10" }],
        },
        { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: `${failure.resetMs / 1_000}s` },
      ],
    };
    return { status: 429, body: { error } };
  }
  if (failure.kind === "bad_request") {
    const message = failure.param ? `* ${failure.param}: ${failure.message}\n` : failure.message;
    return { status: 400, body: { error: { code: 400, message, status: "INVALID_ARGUMENT" } } };
  }
  const [code, status, message] = FAILURES[failure.kind]!;
  return { status: code, body: { error: { code, message, status } } };
}

const snake = (name: PropertyKey) => String(name).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function pathText(path: PropertyKey[]): string {
  return path.reduce<string>(
    (text, name) => (typeof name === "number" ? `${text}[${name}]` : `${text}${text && "."}${snake(name)}`),
    "",
  );
}

export function googleRefusal({ status, message, path }: LabRefusal) {
  const statuses: Record<number, string> = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
  };
  const unknown = message.startsWith("Unknown member: ") ? String(path.at(-1)) : null;
  const text = unknown
    ? `Invalid JSON payload received. Unknown name "${unknown}" at '${pathText(path.slice(0, -1))}': Cannot find field.`
    : path.length > 0
      ? `* GenerateContentRequest.${pathText(path)}: ${message}\n`
      : message;
  return { status, body: { error: { code: status, message: text, status: statuses[status] } } };
}

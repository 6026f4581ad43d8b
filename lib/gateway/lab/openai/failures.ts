import type { LabCall } from "../lab-call";
import type { LabFailure } from "../plan";
import type { LabRefusal } from "../protocol";

type Failed = [status: number, type: string, code: string | null, message: string];

const FAILURES: Record<string, Failed> = {
  overloaded: [503, "server_error", null, "The engine is currently overloaded, please try again later"],
  server_error: [
    500,
    "server_error",
    null,
    "The server had an error while processing your request. Sorry about that!",
  ],
  unauthorized: [401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided: sk-lab**ey."],
  forbidden: [403, "invalid_request_error", null, "Country, region, or territory not supported"],
  not_found: [
    404,
    "invalid_request_error",
    "model_not_found",
    "The model `gpt-unknown` does not exist or you do not have access to it.",
  ],
  quota: [
    429,
    "insufficient_quota",
    "insufficient_quota",
    "You exceeded your current quota, please check your plan and billing details.",
  ],
  context_length: [
    400,
    "invalid_request_error",
    "context_length_exceeded",
    "This model's maximum context length is 128000 tokens. However, your messages resulted in 130012 tokens. Please reduce the length of the messages.",
  ],
};

const error = (type: string, message: string, code: string | null = null, param: string | null = null) => ({
  error: { message, type, param, code },
});

/** `6m0s`, `850ms`, `1.5s`: as OpenAI writes a duration. */
function toDuration(ms: number): string {
  if (ms < 1_000) return `${ms}ms`;
  const minutes = Math.floor(ms / 60_000);
  return `${minutes > 0 ? `${minutes}m` : ""}${(ms % 60_000) / 1_000}s`;
}

function limitHeaders(resetMs: number): Record<string, string> {
  return {
    "retry-after": String(Math.ceil(resetMs / 1_000)),
    "retry-after-ms": String(resetMs),
    "x-ratelimit-limit-requests": "500",
    "x-ratelimit-remaining-requests": "0",
    "x-ratelimit-reset-requests": toDuration(resetMs),
    "x-ratelimit-limit-tokens": "200000",
    "x-ratelimit-remaining-tokens": "199000",
    "x-ratelimit-reset-tokens": "300ms",
  };
}

export function openAiFailure(failure: LabFailure, _call?: LabCall) {
  if (failure.kind === "rate_limit") {
    return {
      status: 429,
      headers: limitHeaders(failure.resetMs),
      body: error(
        "requests",
        `Rate limit reached for gpt-lab in organization org-labacct0123 on requests per min (RPM): Limit 500, Used 500, Requested 1. Please try again in ${toDuration(failure.resetMs)}.`,
        "rate_limit_exceeded",
      ),
    };
  }
  if (failure.kind === "bad_request") {
    return {
      status: 400,
      body: error("invalid_request_error", failure.message, null, failure.param ?? null),
    };
  }
  const [status, type, code, message] = FAILURES[failure.kind]!;
  return { status, body: error(type, message, code) };
}

/** `messages[0].content[1].image_url`: as OpenAI names a member. */
function paramOf(path: PropertyKey[]): string | null {
  if (path.length === 0) return null;
  return path.reduce<string>(
    (text, name) => (typeof name === "number" ? `${text}[${name}]` : `${text}${text && "."}${String(name)}`),
    "",
  );
}

export function openAiRefusal({ status, message, path }: LabRefusal) {
  const param = paramOf(path);
  const unknown = message.startsWith("Unknown member: ");
  const text = unknown
    ? `Unknown parameter: '${param}'.`
    : param
      ? `Invalid '${param}': ${message}`
      : message;
  const code = status === 401 ? "invalid_api_key" : unknown ? "unknown_parameter" : null;
  return { status, body: error("invalid_request_error", text, code, param) };
}

import type { LabCall } from "../lab-call";
import type { LabFailure } from "../plan";
import type { LabRefusal } from "../protocol";

function body(call: LabCall, type: string, message: string) {
  return { type: "error", error: { type, message }, request_id: `req_${call.id}` };
}

/** Anthropic says when a limit is filled up again as an RFC 3339 time, a header for each kind of limit. */
function limitHeaders(resetMs: number): Record<string, string> {
  const resetAt = new Date(Date.now() + resetMs).toISOString().replace(/\.\d+Z$/, "Z");
  return {
    "retry-after": String(Math.ceil(resetMs / 1_000)),
    "anthropic-ratelimit-requests-limit": "50",
    "anthropic-ratelimit-requests-remaining": "0",
    "anthropic-ratelimit-requests-reset": resetAt,
    "anthropic-ratelimit-input-tokens-limit": "40000",
    "anthropic-ratelimit-input-tokens-remaining": "0",
    "anthropic-ratelimit-input-tokens-reset": resetAt,
    "x-should-retry": "true",
  };
}

const FAILURES: Record<string, [status: number, type: string, message: string]> = {
  overloaded: [529, "overloaded_error", "Overloaded"],
  server_error: [500, "api_error", "Internal server error"],
  unauthorized: [401, "authentication_error", "invalid x-api-key"],
  forbidden: [
    403,
    "permission_error",
    "Your API key does not have permission to use the specified resource.",
  ],
  not_found: [404, "not_found_error", "model: claude-unknown"],
  quota: [
    400,
    "invalid_request_error",
    "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.",
  ],
  context_length: [400, "invalid_request_error", "prompt is too long: 208310 tokens > 200000 maximum"],
};

export function anthropicFailure(failure: LabFailure, call: LabCall) {
  if (failure.kind === "rate_limit") {
    return {
      status: 429,
      headers: limitHeaders(failure.resetMs),
      body: body(
        call,
        "rate_limit_error",
        "This request would exceed the rate limit for your organization of 50 requests per minute.",
      ),
    };
  }
  if (failure.kind === "bad_request") {
    const message = failure.param ? `${failure.param}: ${failure.message}` : failure.message;
    return { status: 400, body: body(call, "invalid_request_error", message) };
  }
  const [status, type, message] = FAILURES[failure.kind]!;
  return { status, body: body(call, type, message) };
}

export function anthropicRefusal(refusal: LabRefusal, call: LabCall) {
  const types: Record<number, string> = { 401: "authentication_error", 404: "not_found_error" };
  const path = refusal.path.map(String).join(".");
  const message = path ? `${path}: ${refusal.message}` : refusal.message;
  return {
    status: refusal.status,
    body: body(call, types[refusal.status] ?? "invalid_request_error", message),
  };
}

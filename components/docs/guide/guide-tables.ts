export const SANDBOX_ROWS = [
  ["sandbox/echo", "Gives the last message back."],
  ["sandbox/small, sandbox/large", "Write a text of moderate and of greater length."],
  ["sandbox/tools", "Calls the first tool that you define."],
  ["sandbox/reasoner", "Thinks before it answers: reasoning tokens."],
  ["sandbox/slow", "Takes its time before the first token."],
  ["sandbox/error-429, sandbox/error-500", "Refuse as a provider does."],
  ["sandbox/overloaded", "Answers 503 with Retry-After."],
  ["sandbox/cut-stream", "Breaks off in the middle of a stream."],
  ["sandbox/malformed", "Sends what is not JSON."],
  ["sandbox/no-usage", "Leaves the token counts out: the gateway counts them itself."],
] as const;

export const HEADER_ROWS = [
  ["x-request-id", "The call's id: its record in the portal, and what support asks for."],
  ["x-turnpike-cost", "USD, decimal."],
  ["x-turnpike-model, x-turnpike-provider", "What answered."],
  ["x-turnpike-overhead-ms", "The gateway's own share of the time."],
  ["x-turnpike-attempts", "How many providers were tried."],
  ["x-turnpike-replayed", "true on a first answer that is sent again."],
] as const;

export const STATUS_ROWS = [
  ["400", "The request's shape; the message names the field."],
  ["401 invalid_api_key", "No such key, or it was revoked, disabled or has expired."],
  [
    "402 credits_exhausted, budget_exceeded",
    "No money left, with scope, limit, spent, reserved, resets_at and remedy. Retrying does not help.",
  ],
  ["403 permission_denied", "The key, project or organization does not allow it; the layer is named."],
  ["404 model_not_found", "No such model, or it has no price."],
  [
    "409 idempotency_conflict, idempotency_result_lost",
    "The Idempotency-Key belongs to another body, its first call still runs, or its answer was not kept.",
  ],
  ["413", "The body is too large."],
  ["429 rate_limit_exceeded", "Too many requests or tokens, with scope and metric; Retry-After says when."],
  ["502, 504", "The provider failed or took too long."],
  ["503", "Try again after Retry-After."],
] as const;

export const BUDGET_EXCEEDED = `{
  "error": {
    "message": "The month budget of this end customer ($5.00) does not cover this call, which could cost $0.02. Ask an admin …",
    "type": "insufficient_quota",
    "param": null,
    "code": "budget_exceeded",
    "scope": "customer",
    "scope_id": "customer-1042",
    "window": "month",
    "limit": "5",
    "spent": "4.985",
    "reserved": "0",
    "resets_at": "2026-12-01T00:00:00.000Z",
    "remedy": "Ask an admin of the organization to raise it, or give this customer a cap of its own, or wait until …"
  }
}`;

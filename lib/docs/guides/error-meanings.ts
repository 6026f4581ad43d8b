import type { ErrorCode } from "@/lib/core/errors";

/** What each code means and what helps: a code without both does not compile. */
export const ERROR_MEANINGS: Record<ErrorCode, { meaning: string; remedy: string }> = {
  invalid_request: {
    meaning:
      "The request does not have the shape that the endpoint takes, or asks a model for what it does not do.",
    remedy:
      "`param` names the field, `message` says what is wrong with it. Correct it; a retry changes nothing.",
  },
  invalid_json: {
    meaning: "The body is not JSON, or not UTF-8.",
    remedy: "Check quoting and escaping, above all of JSON that a shell has passed on.",
  },
  unsupported_content_type: {
    meaning: "The body has a `Content-Type` that the endpoint does not read.",
    remedy: "Send `application/json`; audio transcriptions take `multipart/form-data`.",
  },
  unsupported_parameter: {
    meaning: "A field that this model or its provider does not take.",
    remedy: "Leave out the field that `param` names, or choose a model that has it.",
  },
  context_length_exceeded: {
    meaning: "Input and output together are longer than the model's context.",
    remedy: "Send fewer messages, ask for fewer output tokens, or choose a model with a larger context.",
  },
  invalid_api_key: {
    meaning:
      "No key was sent, or it does not exist, was mistyped, was revoked, has expired, or was rotated and its overlap has ended.",
    remedy: "Check the variable that the key is in; make or rotate a key on the portal's page *API keys*.",
  },
  unauthenticated: {
    meaning: "Management API: the request has no signed-in session.",
    remedy: "Sign in at the portal.",
  },
  budget_exceeded: {
    meaning:
      "A budget cannot pay for this call. `scope`, `scope_id` and `window` say which one; `limit`, `spent` and `reserved` are in USD; `resets_at` is when its window starts anew.",
    remedy:
      "Do what `remedy` says: have the budget raised, wait until `resets_at`, or ask for a shorter answer or a cheaper model. Do not retry: the answer carries `x-should-retry: false`.",
  },
  credits_exhausted: {
    meaning: "The organization's prepaid credit does not cover this call, or it never had any.",
    remedy: "Have credit added. Do not retry: the answer carries `x-should-retry: false`.",
  },
  permission_denied: {
    meaning:
      "The key exists but may not do this. `layer` says who forbids it (`key`, `project`, `organization` or `guard`) and `message` what: the model, the endpoint, the caller's address, more tokens than one request may have, a disabled key, an archived project.",
    remedy: "Use a key that allows it, or have an admin widen this one. A retry changes nothing.",
  },
  not_found: {
    meaning: "There is no such thing, or it is not yours: both get the same answer.",
    remedy: "Check the path and the id.",
  },
  model_not_found: {
    meaning: "There is no such model, it has no price, or no provider serves it right now.",
    remedy: "Take a slug from `GET /v1/models`, which lists what your key may call.",
  },
  method_not_allowed: {
    meaning: "The path exists, but not for this method.",
    remedy: "Use the method that the reference gives.",
  },
  conflict: {
    meaning: "Management API: the change does not fit what is there, such as a name that is taken.",
    remedy: "Read the current state, then decide again.",
  },
  idempotency_conflict: {
    meaning:
      "The `Idempotency-Key` was used with another body or at another endpoint; or the first call with it still runs.",
    remedy:
      "With `Retry-After` the first call still runs: wait and send it again. Without: use a new key for a new request.",
  },
  idempotency_result_lost: {
    meaning:
      "The call with this `Idempotency-Key` was made and billed, but its answer was not kept: it was larger than a megabyte, or a crash cut it off. `request_id` and `cost` say what was billed.",
    remedy: "Decide whether to pay for a second answer; if so, send it with a new key.",
  },
  request_too_large: {
    meaning: "The body is larger than this installation takes.",
    remedy: "Send less, or link to files instead of embedding them.",
  },
  rate_limit_exceeded: {
    meaning:
      "Too many requests, tokens or calls at once. `scope` and `metric` say which limit, `limit` and `used` how far; without them it is the provider that limits the model.",
    remedy:
      "Wait for `Retry-After` (seconds) or `retry-after-ms`, then send it again. The official SDKs do so by themselves. If the message says that this one call is larger than the whole limit, waiting does not help: make it smaller.",
  },
  too_many_attempts: {
    meaning: "Management API: too many tries at signing in, or at a code.",
    remedy: "Wait for `Retry-After`.",
  },
  server_error: {
    meaning: "Something went wrong in Turnpike itself.",
    remedy: "Send it again after a short wait. If it stays, give your operator the `x-request-id`.",
  },
  upstream_error: {
    meaning: "The provider failed, and so did every other that could have answered.",
    remedy: "Send it again after a short wait, or use another model. Failed attempts cost nothing.",
  },
  store_unavailable: {
    meaning:
      "The gateway cannot reach its books or its rate limits, so it cannot promise that the call is within them.",
    remedy: "Wait for `Retry-After`, then send it again. Nothing was sent to a provider and nothing billed.",
  },
  overloaded: {
    meaning: "The provider, or this gateway, has no room for another call.",
    remedy: "Wait for `Retry-After`, then send it again.",
  },
  upstream_timeout: {
    meaning: "The provider did not answer in time.",
    remedy: "Stream the answer, ask for less of it, or use a faster model.",
  },
};

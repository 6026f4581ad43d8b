import { dataFraming } from "../framing";
import { type LabFailure, type LabPlan, usageOf } from "../plan";
import { type LabProtocol, LabRefusal } from "../protocol";
import { mistralChatEvents, mistralUsage, wholeMistralChat } from "./answer";
import { checkMistralChat, mistralChatBody, mistralEmbeddingsBody } from "./request";

const FAILURES: Record<string, [status: number, type: string, code: string, message: string]> = {
  overloaded: [503, "service_unavailable", "3505", "Service tier capacity exceeded for this model."],
  server_error: [500, "internal_server_error", "1000", "Internal server error"],
  forbidden: [403, "forbidden", "1500", "Forbidden"],
  not_found: [400, "invalid_model", "1500", "Invalid model: mistral-unknown"],
  quota: [429, "rate_limited", "1300", "Monthly limit exceeded"],
  context_length: [
    400,
    "invalid_request_prompt",
    "3051",
    "Prompt contains 132000 tokens and 0 draft tokens, too large for model with 131072 maximum context length",
  ],
};

const body = (type: string, message: unknown, code: string | null) => ({
  object: "error",
  message,
  type,
  param: null,
  code,
});

function mistralFailure(failure: LabFailure) {
  if (failure.kind === "unauthorized") return { status: 401, body: { detail: "Unauthorized" } };
  if (failure.kind === "rate_limit") {
    return {
      status: 429,
      headers: {
        "retry-after": String(Math.ceil(failure.resetMs / 1_000)),
        "x-ratelimit-limit-req-minute": "60",
        "x-ratelimit-remaining-req-minute": "0",
      },
      body: body("rate_limited", "Requests rate limit exceeded", "1300"),
    };
  }
  if (failure.kind === "bad_request") {
    return { status: 400, body: body("invalid_request", failure.message, "3000") };
  }
  const [status, type, code, message] = FAILURES[failure.kind]!;
  return { status, body: body(type, message, code) };
}

/** What breaks the body's form is a 422 with a list of places; what breaks the order is a 400. */
function mistralRefusal({ status, message, path }: LabRefusal) {
  if (status === 401) return { status, body: { detail: message } };
  if (status === 404) return { status, body: { detail: "Not Found" } };
  if (path.length === 0) return { status, body: body("invalid_request_message_order", message, "3230") };
  const unknown = message.startsWith("Unknown member: ");
  const detail = {
    type: unknown ? "extra_forbidden" : "value_error",
    loc: ["body", ...path.map((part) => (typeof part === "number" ? part : String(part)))],
    msg: unknown ? "Extra inputs are not permitted" : message,
  };
  return { status: 422, body: body("invalid_request_error", { detail: [detail] }, null) };
}

function embeddings(plan: LabPlan, input: unknown) {
  const inputs = Array.isArray(input) ? input : [input];
  return {
    object: "list",
    data: inputs.map((_, index) => ({
      object: "embedding",
      index,
      embedding: plan.vectors?.[index] ?? [0.25, -0.5, index],
    })),
    usage: mistralUsage({ ...usageOf(plan)!, output: 0 }),
  };
}

/** Mistral's API: docs.mistral.ai/api. */
export const mistralProtocol: LabProtocol = {
  kind: "mistral",
  basePath: "/v1",
  endpoints: [
    {
      name: "chat",
      path: /^\/v1\/chat\/completions$/,
      body: mistralChatBody,
      check: checkMistralChat,
      streams: (call) => call.body.stream === true,
      whole: wholeMistralChat,
      events: mistralChatEvents,
    },
    {
      name: "embeddings",
      path: /^\/v1\/embeddings$/,
      body: mistralEmbeddingsBody,
      whole: (plan, call) => ({
        id: call.id,
        model: call.body.model,
        ...embeddings(plan, call.body.input),
      }),
    },
  ],
  framing: dataFraming("data: [DONE]"),
  headers: (call) => ({ "mistral-correlation-id": call.id, "x-kong-request-id": call.id }),
  authenticate({ headers }) {
    if (!headers.authorization?.startsWith("Bearer ")) throw new LabRefusal("Unauthorized", [], 401);
  },
  failure: mistralFailure,
  failureEvent: (failure) => ({ data: mistralFailure(failure).body }),
  refusal: mistralRefusal,
};

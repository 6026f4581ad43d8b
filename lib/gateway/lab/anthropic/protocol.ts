import { namedFraming } from "../framing";
import type { LabCall } from "../lab-call";
import { usageOf } from "../plan";
import type { LabEndpoint, LabProtocol } from "../protocol";
import { LabRefusal } from "../protocol";
import { messageEvents, wholeMessage } from "./answer";
import { anthropicFailure, anthropicRefusal } from "./failures";
import { checkMessages, countTokensBody, messagesBody } from "./request";

const models = (call: LabCall) => ({
  data: [
    {
      type: "model",
      id: "claude-sonnet-4-5",
      display_name: "Claude Sonnet 4.5",
      created_at: "2025-09-29T00:00:00Z",
    },
  ],
  has_more: false,
  first_id: "claude-sonnet-4-5",
  last_id: call.query.get("after_id") ?? "claude-sonnet-4-5",
});

const endpoints: LabEndpoint[] = [
  {
    name: "messages",
    path: /^\/v1\/messages$/,
    body: messagesBody,
    check: checkMessages,
    streams: ({ body }) => body.stream === true,
    whole: wholeMessage,
    events: messageEvents,
  },
  {
    name: "count_tokens",
    path: /^\/v1\/messages\/count_tokens$/,
    body: countTokensBody,
    check: checkMessages,
    whole: (plan) => ({ input_tokens: usageOf(plan)?.input ?? 0 }),
  },
  { name: "models", method: "GET", path: /^\/v1\/models$/, whole: (_, call) => models(call) },
];

/** Anthropic's Messages API: platform.claude.com/docs/en/api/messages. */
export const anthropicProtocol: LabProtocol = {
  kind: "anthropic",
  basePath: "",
  endpoints,
  framing: namedFraming(),
  headers: (call) => ({ "request-id": `req_${call.id}`, "anthropic-organization-id": "org-lab" }),
  authenticate({ headers }) {
    const bearer = headers.authorization?.startsWith("Bearer ");
    if (!headers["x-api-key"] && !bearer) throw new LabRefusal("x-api-key header is required", [], 401);
    if (!headers["anthropic-version"]) {
      throw new LabRefusal("header is required", ["anthropic-version"]);
    }
  },
  failure: anthropicFailure,
  failureEvent(failure, call) {
    const { error } = anthropicFailure(failure, call).body;
    return { name: "error", data: { type: "error", error } };
  },
  refusal: anthropicRefusal,
};

import { namedFraming } from "../framing";
import type { LabCall } from "../lab-call";
import type { LabFailure } from "../plan";
import { type LabProtocol, LabRefusal } from "../protocol";
import { cohereChatEvents, cohereEmbeddings, wholeCohereChat } from "./answer";
import { checkCohereChat, cohereChatBody, cohereEmbedBody } from "./request";

const FAILURES: Record<string, [status: number, message: string]> = {
  overloaded: [503, "service unavailable: the model is currently overloaded, please retry later"],
  server_error: [500, "internal server error, this has been reported to our developers"],
  unauthorized: [401, "invalid api token"],
  forbidden: [403, "api token does not have permission to use this endpoint"],
  not_found: [404, "model 'command-unknown' not found, make sure the correct model ID was used"],
  quota: [402, "Please add or update your payment method at https://dashboard.cohere.com/billing"],
  context_length: [
    400,
    "too many tokens: total number of tokens in the prompt cannot exceed 128000 - received 131000.",
  ],
};

function cohereFailure(failure: LabFailure, call: LabCall) {
  if (failure.kind === "rate_limit") {
    const message = "You are using a Trial key, which is limited to 20 API calls / minute.";
    const headers = {
      "retry-after": String(Math.ceil(failure.resetMs / 1_000)),
      "x-endpoint-monthly-call-limit": "1000",
    };
    return { status: 429, headers, body: { id: call.id, message } };
  }
  if (failure.kind === "bad_request") {
    return { status: 400, body: { id: call.id, message: `invalid request: ${failure.message}` } };
  }
  const [status, message] = FAILURES[failure.kind]!;
  return { status, body: { id: call.id, message } };
}

/** Cohere's v2 API: docs.cohere.com/reference. */
export const cohereProtocol: LabProtocol = {
  kind: "cohere",
  basePath: "",
  endpoints: [
    {
      name: "chat",
      path: /^\/v2\/chat$/,
      body: cohereChatBody,
      check: checkCohereChat,
      streams: ({ body }) => body.stream === true,
      whole: wholeCohereChat,
      events: cohereChatEvents,
    },
    { name: "embed", path: /^\/v2\/embed$/, body: cohereEmbedBody, whole: cohereEmbeddings },
  ],
  framing: namedFraming("data: [DONE]"),
  headers: (call) => ({ "x-debug-trace-id": call.id, "x-api-version": "2" }),
  authenticate({ headers }) {
    if (!headers.authorization?.startsWith("Bearer ")) throw new LabRefusal("no api key supplied", [], 401);
  },
  failure: cohereFailure,
  refusal: ({ status, message, path }, call) => {
    const at = path.map(String).join(".");
    const text = at ? `invalid request: ${at}: ${message}` : message;
    return { status: at ? 422 : status, body: { id: call.id, message: text } };
  },
};

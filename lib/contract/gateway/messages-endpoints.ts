import { type GatewayEndpoint, inferenceErrors } from "./gateway-endpoint";
import { countTokensRequestSchema, messagesRequestSchema } from "./messages-request";
import {
  countTokensResponseSchema,
  messagesErrorSchema,
  messagesEventSchema,
  messagesResponseSchema,
} from "./messages-response";

/** Anthropic's Messages; errors are in its envelope. */
export const MESSAGES_ENDPOINTS: readonly GatewayEndpoint[] = [
  {
    id: "messages.create",
    method: "POST",
    path: "/v1/messages",
    summary: "Answer a conversation in Anthropic's protocol, at once or as a stream.",
    body: messagesRequestSchema,
    response: messagesResponseSchema,
    chunk: messagesEventSchema,
    errors: inferenceErrors,
    error: messagesErrorSchema,
  },
  {
    id: "messages.count_tokens",
    method: "POST",
    path: "/v1/messages/count_tokens",
    summary: "How many tokens a request in Anthropic's protocol has. It costs nothing.",
    body: countTokensRequestSchema,
    response: countTokensResponseSchema,
    chunk: null,
    errors: [
      "invalid_request",
      "invalid_json",
      "invalid_api_key",
      "permission_denied",
      "model_not_found",
      "request_too_large",
      "rate_limit_exceeded",
    ],
    error: messagesErrorSchema,
  },
];

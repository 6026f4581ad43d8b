import { creditsSchema, keyStateSchema } from "./account";
import { chatRequestSchema } from "./chat-request";
import { chatChunkSchema, chatResponseSchema } from "./chat-response";
import { type GatewayEndpoint, inferenceErrors } from "./gateway-endpoint";
import { GEMINI_ENDPOINTS } from "./gemini-endpoints";
import { countTokensRequestSchema, messagesRequestSchema } from "./messages-request";
import { countTokensResponseSchema, messagesEventSchema, messagesResponseSchema } from "./messages-response";
import { modelListSchema, modelSchema } from "./models";
import { OPERATION_ENDPOINTS } from "./operation-endpoints";
import { RECORD_ENDPOINTS } from "./record-endpoints";
import { responsesRequestSchema } from "./responses-request";
import { responsesEventSchema, responsesResponseSchema } from "./responses-response";

export type { GatewayEndpoint };

export const GATEWAY_ENDPOINTS: readonly GatewayEndpoint[] = [
  {
    id: "chat.completions.create",
    method: "POST",
    path: "/v1/chat/completions",
    summary: "Answer a conversation, at once or as a stream.",
    body: chatRequestSchema,
    response: chatResponseSchema,
    chunk: chatChunkSchema,
    errors: inferenceErrors,
  },
  {
    id: "responses.create",
    method: "POST",
    path: "/v1/responses",
    summary: "Answer a conversation in OpenAI's Responses protocol, at once or as a stream.",
    body: responsesRequestSchema,
    response: responsesResponseSchema,
    chunk: responsesEventSchema,
    errors: inferenceErrors,
  },
  ...OPERATION_ENDPOINTS,
  {
    id: "messages.create",
    method: "POST",
    path: "/v1/messages",
    summary: "Answer a conversation in Anthropic's protocol, at once or as a stream.",
    body: messagesRequestSchema,
    response: messagesResponseSchema,
    chunk: messagesEventSchema,
    errors: inferenceErrors,
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
  },
  {
    id: "models.list",
    method: "GET",
    path: "/v1/models",
    summary: "The models that this key may call, with their prices.",
    body: null,
    response: modelListSchema,
    chunk: null,
    errors: ["invalid_api_key"],
  },
  {
    id: "models.get",
    method: "GET",
    path: "/v1/models/{model}",
    summary: "One model.",
    body: null,
    response: modelSchema,
    chunk: null,
    errors: ["invalid_api_key", "model_not_found"],
  },
  {
    id: "key.get",
    method: "GET",
    path: "/v1/key",
    summary: "What this key may do and has left.",
    body: null,
    response: keyStateSchema,
    chunk: null,
    errors: ["invalid_api_key"],
  },
  {
    id: "credits.get",
    method: "GET",
    path: "/v1/credits",
    summary: "All credit that was granted and all that was used.",
    body: null,
    response: creditsSchema,
    chunk: null,
    errors: ["invalid_api_key"],
  },
  ...GEMINI_ENDPOINTS,
  ...RECORD_ENDPOINTS,
];

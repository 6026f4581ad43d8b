import { creditsSchema, keyStateSchema } from "./account";
import { chatRequestSchema } from "./chat-request";
import { chatChunkSchema, chatResponseSchema } from "./chat-response";
import { COHERE_ENDPOINTS } from "./cohere-endpoints";
import { ESTIMATE_ENDPOINT } from "./estimate";
import { type GatewayEndpoint, inferenceErrors } from "./gateway-endpoint";
import { GEMINI_ENDPOINTS } from "./gemini-endpoints";
import { MESSAGES_ENDPOINTS } from "./messages-endpoints";
import { modelListSchema, modelSchema } from "./models";
import { OPERATION_ENDPOINTS } from "./operation-endpoints";
import { ORGANIZATION_ENDPOINTS } from "./organization-endpoints";
import { RECORD_ENDPOINTS } from "./record-endpoints";
import { RESPONSES_ENDPOINTS } from "./responses-endpoints";

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
  ...RESPONSES_ENDPOINTS,
  ...OPERATION_ENDPOINTS,
  ...MESSAGES_ENDPOINTS,
  ...COHERE_ENDPOINTS,
  ESTIMATE_ENDPOINT,
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
  ...ORGANIZATION_ENDPOINTS,
];

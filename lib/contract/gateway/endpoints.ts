import type { z } from "zod";
import type { ErrorCode } from "@/lib/core/errors";
import { creditsSchema, keyStateSchema } from "./account";
import { chatRequestSchema } from "./chat-request";
import { chatChunkSchema, chatResponseSchema } from "./chat-response";
import { modelListSchema, modelSchema } from "./models";
import { responsesRequestSchema } from "./responses-request";
import { responsesEventSchema, responsesResponseSchema } from "./responses-response";

/** One door of the gateway: what the server enforces and the API reference shows. */
export type GatewayEndpoint = {
  id: string;
  method: "GET" | "POST";
  path: string;
  summary: string;
  body: z.ZodType | null;
  response: z.ZodType;
  /** The schema of one `data:` line, where the endpoint can stream. */
  chunk: z.ZodType | null;
  errors: ErrorCode[];
};

const inferenceErrors: ErrorCode[] = [
  "invalid_request",
  "invalid_json",
  "invalid_api_key",
  "credits_exhausted",
  "budget_exceeded",
  "permission_denied",
  "model_not_found",
  "idempotency_conflict",
  "idempotency_result_lost",
  "request_too_large",
  "rate_limit_exceeded",
  "upstream_error",
  "store_unavailable",
  "overloaded",
  "upstream_timeout",
];

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
];

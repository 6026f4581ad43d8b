import { type GatewayEndpoint, inferenceErrors } from "./gateway-endpoint";
import { geminiCountRequestSchema, geminiRequestSchema } from "./gemini-request";
import {
  geminiCountSchema,
  geminiModelListSchema,
  geminiModelSchema,
  geminiResponseSchema,
} from "./gemini-response";

/** Gemini's protocol, under `/v1beta` and `/v1`; its errors have Google's envelope. */
export const GEMINI_ENDPOINTS: readonly GatewayEndpoint[] = [
  {
    id: "gemini.generate",
    method: "POST",
    path: "/v1beta/models/{model}:generateContent",
    summary: "Answer a conversation in Gemini's protocol.",
    body: geminiRequestSchema,
    response: geminiResponseSchema,
    chunk: null,
    errors: inferenceErrors,
  },
  {
    id: "gemini.generate_stream",
    method: "POST",
    path: "/v1beta/models/{model}:streamGenerateContent",
    summary: "The same as a stream: events with `?alt=sse`, else a JSON array that grows.",
    body: geminiRequestSchema,
    response: geminiResponseSchema.array(),
    chunk: geminiResponseSchema,
    errors: inferenceErrors,
  },
  {
    id: "gemini.count_tokens",
    method: "POST",
    path: "/v1beta/models/{model}:countTokens",
    summary: "How many tokens a request in Gemini's protocol has. It costs nothing.",
    body: geminiCountRequestSchema,
    response: geminiCountSchema,
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
    id: "gemini.models_list",
    method: "GET",
    path: "/v1beta/models",
    summary:
      "The models that this key may call, in Gemini's form; `pageSize` and `pageToken` turn the pages.",
    body: null,
    response: geminiModelListSchema,
    chunk: null,
    errors: ["invalid_api_key"],
  },
  {
    id: "gemini.models_get",
    method: "GET",
    path: "/v1beta/models/{model}",
    summary: "One model in Gemini's form.",
    body: null,
    response: geminiModelSchema,
    chunk: null,
    errors: ["invalid_api_key", "model_not_found"],
  },
];

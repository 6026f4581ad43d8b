import { type GatewayEndpoint, inferenceErrors } from "./gateway-endpoint";
import { responsesRequestSchema } from "./responses-request";
import {
  inputTokensResponseSchema,
  responsesEventSchema,
  responsesResponseSchema,
} from "./responses-response";

/** OpenAI's Responses. */
export const RESPONSES_ENDPOINTS: readonly GatewayEndpoint[] = [
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
    id: "responses.input_tokens",
    method: "POST",
    path: "/v1/responses/input_tokens",
    summary: "How many tokens a request in the Responses protocol has. It costs nothing.",
    body: responsesRequestSchema,
    response: inputTokensResponseSchema,
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
];

import {
  cohereChatEventSchema,
  cohereChatRequestSchema,
  cohereChatResponseSchema,
  cohereErrorSchema,
} from "./cohere-chat";
import { type GatewayEndpoint, inferenceErrors } from "./gateway-endpoint";

/** Cohere's v2 chat; errors are in its envelope. */
export const COHERE_ENDPOINTS: readonly GatewayEndpoint[] = [
  {
    id: "cohere.chat",
    method: "POST",
    path: "/v2/chat",
    summary: "Answer a conversation in Cohere's protocol, at once or as a stream.",
    body: cohereChatRequestSchema,
    response: cohereChatResponseSchema,
    chunk: cohereChatEventSchema,
    errors: inferenceErrors,
    error: cohereErrorSchema,
  },
];

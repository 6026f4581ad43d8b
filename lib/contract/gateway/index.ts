export type { BudgetStateWire, Credits, KeyState } from "./account";
export { type ChatRequest, chatRequestSchema } from "./chat-request";
export type { ChatChunk, ChatUsage } from "./chat-response";
export { GATEWAY_ENDPOINTS, type GatewayEndpoint } from "./endpoints";
export { gatewayErrorSchema } from "./error";
export type { ModelList, ModelObject } from "./models";

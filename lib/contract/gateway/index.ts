export type { BudgetStateWire, Credits, KeyState } from "./account";
export { type SpeechRequest, speechRequestSchema } from "./audio-speech";
export { type TranscriptionRequest, transcriptionRequestSchema } from "./audio-transcriptions";
export { type ChatRequest, chatRequestSchema } from "./chat-request";
export type { ChatChunk, ChatUsage } from "./chat-response";
export { type CohereChatRequest, cohereChatRequestSchema } from "./cohere-chat";
export { type EmbeddingsRequest, embeddingsRequestSchema } from "./embeddings";
export { GATEWAY_ENDPOINTS, type GatewayEndpoint } from "./endpoints";
export { gatewayErrorSchema } from "./error";
export type { Estimate } from "./estimate";
export type { GeminiContent, GeminiPart } from "./gemini-content";
export {
  type GeminiCountRequest,
  type GeminiGenerationConfig,
  type GeminiRequest,
  type GeminiTool,
  geminiCountRequestSchema,
  geminiRequestSchema,
} from "./gemini-request";
export type { GeminiCandidate, GeminiModel, GeminiModelList, GeminiResponse } from "./gemini-response";
export { type ImagesRequest, imagesRequestSchema } from "./images";
export {
  type CountTokensRequest,
  countTokensRequestSchema,
  type MessagesRequest,
  messagesRequestSchema,
} from "./messages-request";
export type { ModelList, ModelObject } from "./models";
export { type ModerationRequest, moderationRequestSchema } from "./moderations";
export {
  type CompletionsUsageQuery,
  type CostsQuery,
  completionsUsageQuery,
  costsQuery,
  type ImagesUsageQuery,
  imagesUsageQuery,
  plainUsageQuery,
} from "./organization-query";
export type { CostsResult, UsagePage, UsageResult } from "./organization-usage";
export { type Activity, activityQuery, type Generation, generationQuery } from "./records";
export { type ResponsesRequest, responsesRequestSchema } from "./responses-request";

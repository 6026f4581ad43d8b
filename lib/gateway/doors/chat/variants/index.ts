export { inOpenAiWords } from "./mistral-words";
export { toOpenRouterAnswer } from "./openrouter-answer";
export { toOpenRouterError } from "./openrouter-error";
export { type ChatVariant, variantOf } from "./variant";
export { VariantStreamWriter } from "./variant-stream";

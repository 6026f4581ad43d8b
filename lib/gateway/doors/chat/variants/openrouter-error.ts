import { type AppError, toErrorBody } from "@/lib/core/errors";

/** OpenRouter's envelope: `code` is the status, and all else that OpenAI's says is in `metadata`. */
export function toOpenRouterError(error: AppError): { error: Record<string, unknown> } {
  const { message, ...metadata } = toErrorBody(error).error;
  return { error: { code: error.status, message, metadata } };
}

import { outputTotal, type UsageVector } from "@/lib/core/usage";
import type { MeasuredUsage } from "../../settle/measured-usage";

/** Usage as the Messages API writes it: the input without what was read from or written to a cache. */
export function toMessagesUsage(usage: UsageVector): Record<string, unknown> {
  const { input, audioInput, imageInput, cachedInput, cacheWrite, cacheWrite1h, reasoning, searches } = usage;
  return {
    input_tokens: input + audioInput + imageInput,
    cache_creation_input_tokens: cacheWrite + cacheWrite1h,
    cache_read_input_tokens: cachedInput,
    cache_creation: {
      ephemeral_5m_input_tokens: cacheWrite,
      ephemeral_1h_input_tokens: cacheWrite1h,
    },
    output_tokens: outputTotal(usage),
    ...(reasoning > 0 && { output_tokens_details: { thinking_tokens: reasoning } }),
    ...(searches > 0 && { server_tool_use: { web_search_requests: searches } }),
  };
}

/** Our figures where the provider gave none, with what the call cost in USD. */
export function pricedUsage(measured: MeasuredUsage, reported?: unknown): Record<string, unknown> {
  const own = typeof reported === "object" && reported !== null ? reported : toMessagesUsage(measured.usage);
  return { ...own, cost: measured.costNanos / 1e9 };
}

import { inputTotal, outputTotal } from "@/lib/core/usage";
import type { MeasuredUsage } from "../../settle/measured-usage";

/** Usage as this protocol writes it, with the cost in USD. */
export function toResponsesUsage({ usage, costNanos }: MeasuredUsage): Record<string, unknown> {
  const input = inputTotal(usage);
  const output = outputTotal(usage);
  return {
    input_tokens: input,
    input_tokens_details: {
      cached_tokens: usage.cachedInput,
      cache_write_tokens: usage.cacheWrite + usage.cacheWrite1h,
    },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: usage.reasoning },
    total_tokens: input + output,
    cost: costNanos / 1e9,
  };
}

type Details = Record<string, unknown> | null | undefined;

/** A provider's own figures with the cost, and with the members that OpenAI's clients may rely on. */
export function withResponsesCost(own: unknown, measured: MeasuredUsage): Record<string, unknown> {
  if (typeof own !== "object" || own === null) return toResponsesUsage(measured);
  const usage = own as Record<string, unknown>;
  return {
    ...usage,
    input_tokens_details: {
      cached_tokens: 0,
      cache_write_tokens: 0,
      ...(usage.input_tokens_details as Details),
    },
    output_tokens_details: { reasoning_tokens: 0, ...(usage.output_tokens_details as Details) },
    cost: measured.costNanos / 1e9,
  };
}

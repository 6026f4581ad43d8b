import { inputTotal, outputTotal } from "@/lib/core/usage";
import { findLateObject, scanMembers, spliceMembers } from "../parse/json-members";
import type { MeasuredUsage } from "../settle/measured-usage";

export const usdOf = ({ costNanos }: MeasuredUsage) => costNanos / 1e9;

/** Usage as OpenAI's endpoints beside chat write it, with the cost. */
export function tokenUsage(measured: MeasuredUsage): Record<string, unknown> {
  const { usage } = measured;
  return {
    input_tokens: inputTotal(usage),
    output_tokens: outputTotal(usage),
    total_tokens: inputTotal(usage) + outputTotal(usage),
    input_tokens_details: { text_tokens: usage.input + usage.cachedInput, image_tokens: usage.imageInput },
    cost: usdOf(measured),
  };
}

/**
 * The provider's own bytes with the cost in their `usage`; where they have none, `usage` is set (null: left out, since the
 * protocol has no place for it).
 */
export function withUsage(
  text: string,
  measured: MeasuredUsage,
  usage: Record<string, unknown> | null,
): string {
  const members = scanMembers(text);
  const span = members.repeated ? (findLateObject(text, "usage") ?? undefined) : members.spans.get("usage");
  const own = span ? text.slice(...span).trim() : "null";
  if (!own.startsWith("{"))
    return usage ? spliceMembers(text, members, { usage: JSON.stringify(usage) }) : text;
  const close = own.lastIndexOf("}");
  const comma = own.slice(0, close).trim().endsWith("{") ? "" : ",";
  const cost = JSON.stringify(usdOf(measured));
  return spliceMembers(text, members, { usage: `${own.slice(0, close)}${comma}"cost":${cost}}` });
}

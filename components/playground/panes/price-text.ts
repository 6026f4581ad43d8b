import type { Model } from "@/lib/client/models";
import { formatUsd } from "@/lib/core/money";

/** `$1.25 in · $10.00 out per million tokens`. */
export function priceText(price: Model["price"]): string {
  if (!price) return "No price yet";
  const { input, output } = price.rates;
  return `${formatUsd(BigInt(input))} in · ${formatUsd(BigInt(output))} out per million tokens`;
}

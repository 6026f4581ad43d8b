import type { UsageSource, UsageVector } from "@/lib/core/usage";
import type { Priced } from "../call";
import { type MeasuredUsage, measureReported } from "../settle/measured-usage";

/** What the gateway found out itself, priced as if the provider had said so. */
export function measureCounted(
  priced: Priced,
  vector: UsageVector,
  usageSource: Exclude<UsageSource, "provider">,
  imageOf?: string,
): MeasuredUsage {
  return { ...measureReported(priced, { vector, invalid: null }, imageOf), usageSource };
}

import { USAGE_PARTS, type UsageVector } from "@/lib/core/usage";
import type { ReportedUsage } from "../../providers/provider";

/** Each terminal event tells its own part: of several images, each has its own. */
export function addUsage(before: ReportedUsage | null, more: ReportedUsage): ReportedUsage {
  if (!before) return more;
  const vector = { ...before.vector } as UsageVector;
  for (const part of USAGE_PARTS) vector[part] += more.vector[part];
  return { ...more, vector, invalid: before.invalid ?? more.invalid, raw: [before.raw, more.raw] };
}

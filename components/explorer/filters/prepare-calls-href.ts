import type { UsageDimension, UsageFilter } from "@/lib/contract/usage-dimensions";
import { withValues, writeFilters } from "./prepare-filters";

/** The call log with the same filters, over the same range. */
export function callsHref(
  orgSlug: string,
  filters: readonly UsageFilter[],
  dimension: UsageDimension,
  id: string,
  range: { from: string; to: string },
): string {
  const query = new URLSearchParams({ from: range.from, to: range.to });
  for (const text of writeFilters(withValues(filters, dimension, [id]))) query.append("filter", text);
  return `/${orgSlug}/calls?${query}`;
}

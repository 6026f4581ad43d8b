import type { UsageSeries } from "@/lib/client/usage";
import { type MeasureId, readMeasure } from "./measures";

/** One line from the grouped series: the sum of all groups in each bucket. */
export function prepareLine(series: UsageSeries | undefined, measure: MeasureId): number[] {
  if (!series) return [];
  return series.buckets.map((_, bucket) =>
    series.groups.reduce((sum, group) => sum + readMeasure(measure, group.points[bucket]!), 0),
  );
}

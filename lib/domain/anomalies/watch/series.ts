import { addBucket, type Bucket, type Metric, NO_BUCKET } from "./metrics";
import { QUARTER_MS } from "./read-scopes";

/** One metric of one scope in buckets of the metric's width; the last one may be running. */
export type Series = { fromMs: number; widthMs: number; buckets: Bucket[]; values: (number | null)[] };

/** Before the scope's first call there is no series: its silence then says nothing. */
export function toSeries(metric: Metric, quarters: readonly Bucket[], fromMs: number): Series {
  const each = metric.widthMs / QUARTER_MS;
  const firstCall = quarters.findIndex(({ calls }) => calls > 0);
  const skipped = firstCall < 0 ? quarters.length : Math.floor(firstCall / each) * each;
  const buckets: Bucket[] = [];
  for (let i = skipped; i < quarters.length; i += each) {
    const bucket = { ...NO_BUCKET };
    for (const quarter of quarters.slice(i, i + each)) addBucket(bucket, quarter);
    buckets.push(bucket);
  }
  return {
    fromMs: fromMs + skipped * QUARTER_MS,
    widthMs: metric.widthMs,
    buckets,
    values: buckets.map((bucket) => metric.valueOf(bucket)),
  };
}

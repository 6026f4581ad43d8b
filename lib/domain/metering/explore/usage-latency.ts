import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { usageLatencyEndpoint } from "@/lib/contract/usage";
import { listBucketStarts, requireFewBuckets } from "./bucket-starts";
import { wholeQuarters } from "./range";
import { ERROR_WITHIN, readPercentiles } from "./read-percentiles";

const NONE = { latencyMs: null, ttftMs: null };

/** How long calls took, in percentiles, in the buckets of a time zone; a bucket without calls has none. */
export async function getUsageLatency(ctx: Ctx, input: InputOf<typeof usageLatencyEndpoint>) {
  requirePermission(ctx, "usage.read");
  const { bucket, zone, filter } = input;
  const range = wholeQuarters(input, bucket);
  requireFewBuckets(bucket, range);
  const [buckets, rows] = await Promise.all([
    listBucketStarts(bucket, range, zone),
    readPercentiles({ orgId: ctx.orgId, ...range, zone, bucket, filter }),
  ]);
  const byStart = new Map(rows.map(({ bucket: start, ...row }) => [start?.getTime() ?? null, row]));
  return {
    buckets,
    errorWithin: ERROR_WITHIN,
    totals: byStart.get(null) ?? NONE,
    points: buckets.map((start) => byStart.get(start.getTime()) ?? NONE),
  };
}

import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { usageLatencyEndpoint } from "@/lib/contract/usage";
import { listBucketStarts, requireFewBuckets } from "./bucket-starts";
import { LATENCY_ERROR_WITHIN } from "./latency-bins";
import { mergeBins, percentilesOf } from "./percentiles";
import { wholeQuarters } from "./range";
import { type LatencyRow, readLatencyHistograms } from "./read-latency-histograms";

/** How long calls took, in percentiles, in the buckets of a time zone; a bucket without calls has none. */
export async function getUsageLatency(ctx: Ctx, input: InputOf<typeof usageLatencyEndpoint>) {
  requirePermission(ctx, "usage.read");
  const { bucket, zone, filter } = input;
  const range = wholeQuarters(input, bucket);
  requireFewBuckets(bucket, range);
  const [buckets, rows] = await Promise.all([
    listBucketStarts(bucket, range, zone),
    readLatencyHistograms({ orgId: ctx.orgId, ...range, zone, bucket, filter }),
  ]);
  const byStart = new Map(rows.map((row) => [row.bucket!.getTime(), [row]]));
  return {
    buckets,
    errorWithin: LATENCY_ERROR_WITHIN,
    totals: toPoint(rows),
    points: buckets.map((start) => toPoint(byStart.get(start.getTime()) ?? [])),
  };
}

function toPoint(rows: LatencyRow[]) {
  return {
    latencyMs: percentilesOf(mergeBins(rows.map(({ latencyMs }) => latencyMs))),
    ttftMs: percentilesOf(mergeBins(rows.map(({ ttftMs }) => ttftMs))),
  };
}

import { type PoolClient, plainArray, textArray } from "@/lib/db";
import { Grouped } from "./grouped";
import { ERROR_OUTCOMES, ROLLUP_SUMS, ROLLUP_WIDTH_MS } from "./rollup-columns";
import type { SettledCall } from "./settled-call";

type Bucket = { call: SettledCall; bucketMs: number; sums: number[] };

/** Adds newly inserted events to their quarter-hour sums, and leaves word of them for the fold; rows are taken in key order, so batches never deadlock. */
export async function addRollups(client: PoolClient, calls: SettledCall[], booking: number): Promise<void> {
  const buckets = sumBuckets(calls);
  const spans = listSpans(calls);
  await client.query({
    name: "add-rollups",
    text: UPSERT,
    values: [
      textArray(buckets.map((bucket) => bucket.call.orgId)),
      plainArray(buckets.map((bucket) => bucket.bucketMs)),
      textArray(buckets.map((bucket) => bucket.call.projectId)),
      textArray(buckets.map((bucket) => bucket.call.keyId)),
      textArray(buckets.map((bucket) => bucket.call.model)),
      textArray(buckets.map((bucket) => bucket.call.providerId)),
      ...ROLLUP_SUMS.map((_, i) => plainArray(buckets.map((bucket) => bucket.sums[i]!))),
      textArray(spans.map((span) => span.orgId)),
      plainArray(spans.map((span) => span.firstMs)),
      plainArray(spans.map((span) => span.lastMs)),
      booking,
    ],
  });
}

function sumBuckets(calls: SettledCall[]): Bucket[] {
  const buckets = new Grouped<Bucket>();
  for (const call of calls) {
    const bucketMs = call.startedAtMs - (call.startedAtMs % ROLLUP_WIDTH_MS);
    const path = [call.orgId, call.keyId, call.model, call.projectId, call.providerId, bucketMs];
    addCall(buckets.get(path, () => ({ call, bucketMs, sums: ROLLUP_SUMS.map(() => 0) })).sums, call);
  }
  return buckets.values;
}

type Span = { orgId: string; firstMs: number; lastMs: number };

/** From when to when an organization's calls began, in each quarter of an hour. */
function listSpans(calls: SettledCall[]): Span[] {
  const spans = new Grouped<Span>();
  for (const { orgId, startedAtMs } of calls) {
    const path = [orgId, startedAtMs - (startedAtMs % ROLLUP_WIDTH_MS)];
    const span = spans.get(path, () => ({ orgId, firstMs: startedAtMs, lastMs: startedAtMs }));
    if (startedAtMs < span.firstMs) span.firstMs = startedAtMs;
    if (startedAtMs > span.lastMs) span.lastMs = startedAtMs;
  }
  return spans.values;
}

/** In the order of ROLLUP_SUMS. */
function addCall(sums: number[], call: SettledCall): void {
  const { usage } = call;
  sums[0]! += call.outcome === "corrected" ? 0 : 1;
  sums[1]! += (ERROR_OUTCOMES as readonly string[]).includes(call.outcome) ? 1 : 0;
  sums[2]! += usage.input;
  sums[3]! += usage.cachedInput;
  sums[4]! += usage.cacheWrite;
  sums[5]! += usage.audioInput;
  sums[6]! += usage.output;
  sums[7]! += usage.reasoning;
  sums[8]! += usage.audioOutput;
  sums[9]! += call.costNanos;
  sums[10]! += Math.round(call.latencyMs);
  sums[13]! += usage.cacheWrite1h;
  sums[14]! += usage.imageInput;
  sums[15]! += usage.imageOutput;
  if (call.ttftMs === null) return;
  sums[11]! += Math.round(call.ttftMs);
  sums[12]! += 1;
}

const KEYS = "org_id, bucket_start, project_id, key_id, model, provider_id";

const SPAN = ROLLUP_SUMS.length + 7;

const UPSERT = `
  WITH pending AS (
    INSERT INTO usage_pending (org_id, first_at, booking, last_at)
    SELECT org_id, to_timestamp(first_ms / 1000.0), $${SPAN + 3}::bigint, to_timestamp(last_ms / 1000.0)
    FROM unnest($${SPAN}::text[], $${SPAN + 1}::bigint[], $${SPAN + 2}::bigint[]) AS s (org_id, first_ms, last_ms)
  )
  INSERT INTO usage_rollup AS r (${KEYS}, ${ROLLUP_SUMS.join(", ")})
  SELECT org_id, to_timestamp(bucket_ms / 1000.0) AS bucket_start, project_id, key_id, model, provider_id, ${ROLLUP_SUMS.join(", ")}
  FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[],
    ${ROLLUP_SUMS.map((_, i) => `$${i + 7}::bigint[]`).join(", ")})
    AS b (org_id, bucket_ms, project_id, key_id, model, provider_id, ${ROLLUP_SUMS.join(", ")})
  ORDER BY ${KEYS}
  ON CONFLICT (${KEYS}) DO UPDATE SET ${ROLLUP_SUMS.map((sum) => `${sum} = r.${sum} + excluded.${sum}`).join(", ")}`;

import type { PoolClient } from "@/lib/db";
import { plainArray, textArray } from "./pg-array";
import { ERROR_OUTCOMES, ROLLUP_SUMS, ROLLUP_WIDTH_MS } from "./rollup-columns";
import type { SettledCall } from "./settled-call";

type Bucket = { call: SettledCall; bucketMs: number; sums: number[] };

/** Adds newly inserted events to their quarter-hour sums; rows are taken in key order, so batches never deadlock. */
export async function addRollups(client: PoolClient, calls: SettledCall[]): Promise<void> {
  const buckets = [...sumBuckets(calls).values()];
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
    ],
  });
}

function sumBuckets(calls: SettledCall[]): Map<string, Bucket> {
  const buckets = new Map<string, Bucket>();
  for (const call of calls) {
    const bucketMs = call.startedAtMs - (call.startedAtMs % ROLLUP_WIDTH_MS);
    const key = `${call.keyId}/${bucketMs}/${call.projectId}/${call.providerId}/${call.model}`;
    let bucket = buckets.get(key);
    if (!bucket) {
      bucket = { call, bucketMs, sums: ROLLUP_SUMS.map(() => 0) };
      buckets.set(key, bucket);
    }
    addCall(bucket.sums, call);
  }
  return buckets;
}

/** In the order of ROLLUP_SUMS. */
function addCall(sums: number[], call: SettledCall): void {
  const { usage } = call;
  const isError = (ERROR_OUTCOMES as readonly string[]).includes(call.outcome);
  const parts = [
    1,
    isError ? 1 : 0,
    usage.input,
    usage.cachedInput,
    usage.cacheWrite,
    usage.audioInput,
    usage.output,
    usage.reasoning,
    usage.audioOutput,
    call.costNanos,
    Math.round(call.latencyMs),
    call.ttftMs === null ? 0 : Math.round(call.ttftMs),
    call.ttftMs === null ? 0 : 1,
  ];
  for (let i = 0; i < parts.length; i++) sums[i]! += parts[i]!;
}

const KEYS = "org_id, bucket_start, project_id, key_id, model, provider_id";

const UPSERT = `
  INSERT INTO usage_rollup AS r (${KEYS}, ${ROLLUP_SUMS.join(", ")})
  SELECT org_id, to_timestamp(bucket_ms / 1000.0) AS bucket_start, project_id, key_id, model, provider_id, ${ROLLUP_SUMS.join(", ")}
  FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[],
    ${ROLLUP_SUMS.map((_, i) => `$${i + 7}::bigint[]`).join(", ")})
    AS b (org_id, bucket_ms, project_id, key_id, model, provider_id, ${ROLLUP_SUMS.join(", ")})
  ORDER BY ${KEYS}
  ON CONFLICT (${KEYS}) DO UPDATE SET ${ROLLUP_SUMS.map((sum) => `${sum} = r.${sum} + excluded.${sum}`).join(", ")}`;

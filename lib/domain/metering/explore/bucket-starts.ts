import type { UsageBucket } from "@/lib/contract/usage";
import { AppError } from "@/lib/core/errors";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { type PoolClient, pool } from "@/lib/db";
import { ROLLUP_WIDTH_MS } from "../ingest/rollup-columns";
import type { Range } from "./range";

const BUCKETS_MAX = 1_500;
const WIDTH_MS: Record<UsageBucket, number> = {
  minute: MINUTE_MS,
  minute15: 15 * MINUTE_MS,
  hour: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 28 * DAY_MS,
};

/** Throws 400 for a range that would make more buckets than a chart can show. */
export function requireFewBuckets(bucket: UsageBucket, { from, to }: Range): void {
  if ((to.getTime() - from.getTime()) / WIDTH_MS[bucket] <= BUCKETS_MAX) return;
  throw new AppError(
    "invalid_request",
    `That range has more than ${BUCKETS_MAX} buckets. Choose a wider one.`,
    {
      param: "bucket",
    },
  );
}

/** SQL of the bucket that holds a point in time, in the zone `zone` (a parameter such as `$7`). */
export function bucketOf(bucket: UsageBucket, column: string, zone: string): string {
  if (bucket === "minute15") return `date_bin('15 minutes', ${column}, 'epoch')`;
  return `date_trunc('${bucket}', ${column}, ${zone}::text)`;
}

/**
 * The start of every bucket that touches the range, by the zone's own clock. Hours step in elapsed time, so that the hour
 * that comes twice in autumn is two; days and longer step on the calendar, so that a day may last 23 or 25 hours.
 */
export async function listBucketStarts(
  bucket: UsageBucket,
  { from, to }: Range,
  zone: string,
  on: Pick<PoolClient, "query"> = pool(),
): Promise<Date[]> {
  const name = `${bucket} ${from.getTime()} ${to.getTime()} ${zone}`;
  const known = lately.get(name);
  if (known) return known;
  const isShort = WIDTH_MS[bucket] <= HOUR_MS;
  const { rows } = await on.query<{ at: Date }>(isShort ? ELAPSED(bucket) : CALENDAR(bucket), [
    from,
    to,
    zone,
  ]);
  const starts = rows.map((row) => row.at);
  lately.set(name, starts);
  if (lately.size > LATELY_MAX) lately.delete(lately.keys().next().value!);
  return starts;
}

/** All that a page asks for has the same buckets; calendars do not change while a process runs. */
const lately = new Map<string, Date[]>();
const LATELY_MAX = 50;

const ELAPSED = (bucket: UsageBucket) => `
  SELECT DISTINCT ${bucketOf(bucket, "tick", "$3")} AS at
  FROM generate_series($1::timestamptz, $2::timestamptz - interval '1 microsecond', interval '${Math.min(WIDTH_MS[bucket], ROLLUP_WIDTH_MS) / MINUTE_MS} minutes') AS tick
  WHERE $3::text IS NOT NULL ORDER BY 1`;

const CALENDAR = (bucket: UsageBucket) => `
  SELECT DISTINCT local AT TIME ZONE $3::text AS at
  FROM generate_series(
    date_trunc('${bucket}', $1::timestamptz AT TIME ZONE $3::text), $2::timestamptz AT TIME ZONE $3::text, interval '1 ${bucket}'
  ) AS local
  WHERE local AT TIME ZONE $3::text < $2 ORDER BY 1`;

import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { usageSeriesEndpoint } from "@/lib/contract/usage";
import { pool } from "@/lib/db";
import { bucketOf, listBucketStarts, requireFewBuckets } from "./bucket-starts";
import {
  filterParams,
  noSums,
  ROLLUP_WHERE,
  SUM_COLUMNS,
  SUM_FIELDS,
  type Sums,
  toRollupRange,
} from "./rollup-filter";

type GroupBy = InputOf<typeof usageSeriesEndpoint>["groupBy"];
type Row = Sums & { bucket: Date; id: string; label: string };

/** Everything below the largest groups. */
const OTHER = "other";

const GROUP: Record<GroupBy, { column: string; label: string }> = {
  none: { column: "'all'", label: "'All'" },
  model: { column: "model", label: "t.grp" },
  key: { column: "key_id", label: "(SELECT name FROM api_key WHERE id = t.grp AND org_id = $1)" },
  project: { column: "project_id", label: "(SELECT name FROM project WHERE id = t.grp AND org_id = $1)" },
  provider: { column: "provider_id", label: "(SELECT name FROM provider WHERE id = t.grp)" },
};

/** Spend, calls and tokens in the buckets of a time zone, by group, from the roll-ups alone. Empty buckets are there too. */
export async function getUsageSeries(ctx: Ctx, input: InputOf<typeof usageSeriesEndpoint>) {
  requirePermission(ctx, "usage.read");
  const { bucket, zone, groupBy, top } = input;
  const range = toRollupRange(input);
  requireFewBuckets(bucket, range);
  const params = [...filterParams(ctx.orgId, range, input), zone, top, OTHER];
  const [buckets, { rows }] = await Promise.all([
    listBucketStarts(bucket, range, zone),
    pool().query<Row>(seriesSql(bucketOf(bucket, "bucket_start", "$7"), groupBy), params),
  ]);
  return { bucket, zone, buckets, groups: toGroups(rows, buckets) };
}

function seriesSql(bucket: string, groupBy: GroupBy): string {
  const { column, label } = GROUP[groupBy];
  const sums = SUM_FIELDS.map((field) => `sum("${field}")::bigint AS "${field}"`).join(", ");
  return `
    WITH base AS MATERIALIZED (
      SELECT ${bucket} AS bucket, ${column} AS grp, ${SUM_COLUMNS}
      FROM usage_rollup WHERE ${ROLLUP_WHERE} AND $7::text IS NOT NULL GROUP BY 1, 2
    ), top AS (
      SELECT t.grp, coalesce(${label}, t.grp) AS label, row_number() OVER () AS place
      FROM (SELECT grp FROM base GROUP BY grp ORDER BY sum("costNanos") DESC, sum("calls") DESC, grp LIMIT $8) t
    )
    SELECT bucket, coalesce(top.grp, $9) AS id, coalesce(top.label, 'Other') AS label, ${sums}
    FROM base LEFT JOIN top USING (grp)
    GROUP BY bucket, top.grp, top.label, top.place ORDER BY top.place NULLS LAST, bucket`;
}

function toGroups(rows: Row[], buckets: Date[]) {
  const places = new Map(buckets.map((start, i) => [start.getTime(), i]));
  const groups = new Map<string, { id: string; label: string; totals: Sums; points: Sums[] }>();
  for (const { bucket, id, label, ...sums } of rows) {
    const group = groups.get(id) ?? { id, label, totals: noSums(), points: buckets.map(noSums) };
    groups.set(id, group);
    group.points[places.get(bucket.getTime())!] = sums;
    for (const field of SUM_FIELDS) group.totals[field] += sums[field];
  }
  return [...groups.values()];
}

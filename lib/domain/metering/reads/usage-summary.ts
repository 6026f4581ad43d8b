import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { usageSummaryEndpoint } from "@/lib/contract/usage";
import { pool } from "@/lib/db";
import {
  filterParams,
  type Range,
  ROLLUP_WHERE,
  SUM_COLUMNS,
  type Sums,
  toRollupRange,
  type UsageFilter,
} from "./rollup-filter";

type Row = Sums & { latencyMsAvg: number | null; ttftMsAvg: number | null };

/** The sums of a range, and of the range of the same length that ends where it begins. */
export async function getUsageSummary(ctx: Ctx, input: InputOf<typeof usageSummaryEndpoint>) {
  requirePermission(ctx, "usage.read");
  const range = toRollupRange(input);
  const previous = {
    from: new Date(2 * range.from.getTime() - range.to.getTime()),
    to: range.from,
  };
  const [current, before] = await Promise.all([
    sumRange(ctx.orgId, range, input),
    sumRange(ctx.orgId, previous, input),
  ]);
  return { current, previous: before, previousFrom: previous.from };
}

async function sumRange(orgId: string, range: Range, filter: UsageFilter): Promise<Row> {
  const { rows } = await pool().query<Row>(
    `SELECT ${SUM_COLUMNS},
       (sum(latency_ms_sum) / nullif(sum(calls), 0))::float8 AS "latencyMsAvg",
       (sum(ttft_ms_sum) / nullif(sum(ttft_count), 0))::float8 AS "ttftMsAvg"
     FROM usage_rollup WHERE ${ROLLUP_WHERE}`,
    filterParams(orgId, range, filter),
  );
  return rows[0]!;
}

import type { Pool } from "@/lib/db";
import type { BudgetWindowRef } from "./budget-window-ref";
import { openWindows } from "./open-windows";

/** Nothing is lent under `leastNanos`; `needNanos` serves the calls that wait; `wantNanos` would save the next round trips. */
export type SliceAsk = BudgetWindowRef & { leastNanos: number; needNanos: number; wantNanos: number };

/** What was lent, and the window as it was before: `leaseNanos` is the asker's own part of `leasedNanos`. */
export type Slice = BudgetWindowRef & {
  grantedNanos: number;
  limitNanos: bigint;
  spentNanos: bigint;
  leasedNanos: bigint;
  leaseNanos: bigint;
};

/**
 * Lends slices of budget windows to a gateway. Under the row lock of each window spent + leased never passes the limit; beyond
 * what is needed at most an eighth of the rest is lent, so that little is stranded near the limit. Unknown budgets have no answer,
 * nor have soft ones: they refuse nothing.
 */
export async function leaseSlices(
  pool: Pool,
  instanceId: string,
  asks: SliceAsk[],
  leaseMs: number,
): Promise<Slice[]> {
  const slices = await takeSlices(pool, instanceId, asks, leaseMs);
  if (slices.length === asks.length) return slices;
  const answered = new Set(slices.map(windowKey));
  const missing = asks.filter((ask) => !answered.has(windowKey(ask)));
  await openWindows(pool, missing);
  return [...slices, ...(await takeSlices(pool, instanceId, missing, leaseMs))];
}

function windowKey(window: BudgetWindowRef): string {
  return `${window.budgetId}/${window.windowStartMs}`;
}

type SliceRow = {
  budget_id: string;
  start_ms: bigint;
  granted: bigint;
  limit_nanos: bigint;
  spent_nanos: bigint;
  leased_nanos: bigint;
  lease_nanos: bigint;
};

async function takeSlices(
  pool: Pool,
  instanceId: string,
  asks: SliceAsk[],
  leaseMs: number,
): Promise<Slice[]> {
  const { rows } = await pool.query<SliceRow>({
    name: "lease-slices",
    text: TAKE,
    values: [
      asks.map((ask) => ask.budgetId),
      asks.map((ask) => ask.windowStartMs),
      asks.map((ask) => ask.leastNanos),
      asks.map((ask) => ask.needNanos),
      asks.map((ask) => ask.wantNanos),
      instanceId,
      leaseMs,
    ],
  });
  return rows.map((row) => ({
    budgetId: row.budget_id,
    windowStartMs: Number(row.start_ms),
    grantedNanos: Number(row.granted),
    limitNanos: row.limit_nanos,
    spentNanos: row.spent_nanos,
    leasedNanos: row.leased_nanos,
    leaseNanos: row.lease_nanos,
  }));
}

// What raised_limit() says, written out, so that it is planned with the rest.
const IN_FORCE = `LEAST(9000000000000000000, b.limit_nanos + COALESCE((
        SELECT sum(r.amount_nanos) FROM budget_raise r
        WHERE r.budget_id IN (b.id, w.budget_id) AND r.revoked_at IS NULL AND r.ends_at > now()), 0))::bigint`;

const TAKE = `
  WITH locked AS (
    SELECT a.start_ms, a.least, a.need, a.want, w.budget_id, w.window_start, w.spent_nanos, w.leased_nanos,
      ${IN_FORCE} AS limit_nanos
    FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
      AS a (budget_id, start_ms, least, need, want)
    JOIN budget_window w ON w.budget_id = a.budget_id AND w.window_start = to_timestamp(a.start_ms / 1000.0)
    JOIN budget b ON b.id = COALESCE(w.template_id, w.budget_id) AND b.kind <> 'soft'
    ORDER BY w.budget_id, w.window_start
    FOR UPDATE OF w
  ), own AS (
    SELECT l.budget_id, l.window_start, l.amount_nanos FROM locked k JOIN budget_lease l USING (budget_id, window_start)
    WHERE l.instance_id = $6
    FOR UPDATE OF l
  ), slice AS (
    SELECT l.*, COALESCE(o.amount_nanos, 0) AS lease_nanos, CASE WHEN rest < least THEN 0
      ELSE GREATEST(0, LEAST(rest, GREATEST(need, LEAST(want, rest / 8)))) END AS granted
    FROM locked l LEFT JOIN own o USING (budget_id, window_start)
    CROSS JOIN LATERAL (SELECT l.limit_nanos - l.spent_nanos - l.leased_nanos AS rest) r
  ), lent AS (
    UPDATE budget_window w SET leased_nanos = w.leased_nanos + s.granted
    FROM slice s WHERE w.budget_id = s.budget_id AND w.window_start = s.window_start AND s.granted > 0
  ), kept AS (
    INSERT INTO budget_lease AS l (budget_id, window_start, instance_id, amount_nanos, expires_at)
    SELECT budget_id, window_start, $6, granted, now() + $7::float8 * interval '1 millisecond' FROM slice WHERE granted > 0
    ON CONFLICT (budget_id, window_start, instance_id)
      DO UPDATE SET amount_nanos = l.amount_nanos + excluded.amount_nanos, expires_at = excluded.expires_at
  )
  SELECT budget_id, start_ms, granted, limit_nanos, spent_nanos, leased_nanos, lease_nanos FROM slice`;

import type { PoolClient } from "@/lib/db";
import type { BudgetWindowRef } from "./budget-window-ref";
import { LOCK_SPEND, SHARE_SPEND_LOCK } from "./budget-window-ref";

/** What a scope spent on one UTC day. */
export type ScopeSpend = {
  orgId: string;
  scopeType: "org" | "project" | "key" | "customer";
  scopeId: string;
  dayMs: number;
  nanos: number;
};

/**
 * Inside metering's transaction: adds settled spend to every open window of every live budget of its scopes, and takes from the
 * gateway's leases what had been held for it. Windows are locked in one order everywhere, each before its leases.
 */
export async function chargeWindows(
  client: PoolClient,
  instanceId: string,
  spends: ScopeSpend[],
  charges: (BudgetWindowRef & { nanos: number })[],
): Promise<void> {
  if (spends.length === 0 && charges.length === 0) return;
  await client.query({
    name: "charge-windows",
    text: CHARGE,
    values: [
      spends.map((spend) => spend.orgId),
      spends.map((spend) => spend.scopeType),
      spends.map((spend) => spend.scopeId),
      spends.map((spend) => spend.dayMs),
      spends.map((spend) => spend.nanos),
      charges.map((charge) => charge.budgetId),
      charges.map((charge) => charge.windowStartMs),
      charges.map((charge) => charge.nanos),
      instanceId,
    ],
  });
}

/** Taken by metering before it adds spend of these organizations: nobody opens a window of theirs meanwhile. */
export async function shareSpendLock(client: PoolClient, orgIds: string[]): Promise<void> {
  await client.query({ name: "share-spend-lock", text: SHARE_SPEND_LOCK, values: [[...orgIds].sort()] });
}

/** Excludes all metering of an organization until the transaction ends. */
export async function lockSpend(client: PoolClient, orgId: string): Promise<void> {
  await client.query(LOCK_SPEND, [orgId]);
}

const CHARGE = `
  WITH spend AS (
    SELECT org_id, scope_type, scope_id, to_timestamp(day_ms / 1000.0) AT TIME ZONE 'UTC' AS day, nanos
    FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[])
      AS s (org_id, scope_type, scope_id, day_ms, nanos)
  ), part AS (
    SELECT b.id AS budget_id,
      CASE b.window WHEN 'lifetime' THEN to_timestamp(0) ELSE date_trunc(b.window, s.day) AT TIME ZONE 'UTC' END AS window_start,
      s.nanos, 0::bigint AS take
    FROM spend s JOIN budget b
      ON b.org_id = s.org_id AND b.scope_type = s.scope_type AND b.scope_id = s.scope_id AND b.revoked_at IS NULL
    UNION ALL
    SELECT budget_id, to_timestamp(start_ms / 1000.0), 0, nanos
    FROM unnest($6::text[], $7::bigint[], $8::bigint[]) AS c (budget_id, start_ms, nanos)
  ), total AS (
    SELECT budget_id, window_start, sum(nanos)::bigint AS nanos, sum(take)::bigint AS take FROM part GROUP BY 1, 2
  ), locked AS (
    SELECT w.budget_id, w.window_start, t.nanos, t.take
    FROM total t JOIN budget_window w USING (budget_id, window_start)
    ORDER BY w.budget_id, w.window_start
    FOR UPDATE OF w
  ), lease AS (
    SELECT l.budget_id, l.window_start, LEAST(l.amount_nanos, k.take) AS take
    FROM locked k JOIN budget_lease l USING (budget_id, window_start)
    WHERE l.instance_id = $9
    FOR UPDATE OF l
  ), lessened AS (
    UPDATE budget_lease l SET amount_nanos = l.amount_nanos - e.take
    FROM lease e WHERE l.budget_id = e.budget_id AND l.window_start = e.window_start AND l.instance_id = $9
  )
  UPDATE budget_window w SET spent_nanos = w.spent_nanos + k.nanos, leased_nanos = GREATEST(0, w.leased_nanos - COALESCE(e.take, 0))
  FROM locked k LEFT JOIN lease e USING (budget_id, window_start)
  WHERE w.budget_id = k.budget_id AND w.window_start = k.window_start`;

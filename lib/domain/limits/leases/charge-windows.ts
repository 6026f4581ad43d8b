import { type PoolClient, plainArray, textArray } from "@/lib/db";
import type { BudgetWindowRef } from "./budget-window-ref";
import { LOCK_SPEND, SHARE_SPEND_LOCK } from "./budget-window-ref";

/** What a scope spent on one UTC day. */
export type ScopeSpend = {
  orgId: string;
  scopeType: "org" | "project" | "key" | "model" | "customer";
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
      textArray(spends.map((spend) => spend.orgId)),
      textArray(spends.map((spend) => spend.scopeType)),
      textArray(spends.map((spend) => spend.scopeId)),
      plainArray(spends.map((spend) => spend.dayMs)),
      plainArray(spends.map((spend) => spend.nanos)),
      textArray(charges.map((charge) => charge.budgetId)),
      plainArray(charges.map((charge) => charge.windowStartMs)),
      plainArray(charges.map((charge) => charge.nanos)),
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
  ), template AS (
    SELECT id, org_id, "window" FROM budget
    WHERE org_id = ANY($1::text[]) AND scope_type = 'customer_default' AND revoked_at IS NULL
  ), due AS (
    SELECT b.id AS budget_id, b.window, s.day, s.nanos
    FROM (SELECT * FROM spend UNION ALL SELECT org_id, 'plan', scope_id, day, nanos FROM spend WHERE scope_type = 'org') s
    JOIN budget b ON b.org_id = s.org_id AND b.scope_type = s.scope_type AND b.scope_id = s.scope_id AND b.revoked_at IS NULL
    UNION ALL
    SELECT customer_budget_id(t.id, s.scope_id), t.window, s.day, s.nanos
    FROM template t JOIN spend s ON s.org_id = t.org_id AND s.scope_type = 'customer'
  ), part AS (
    SELECT budget_id,
      CASE "window" WHEN 'lifetime' THEN to_timestamp(0) ELSE date_trunc("window", day) AT TIME ZONE 'UTC' END AS window_start,
      nanos, 0::bigint AS take
    FROM due
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
    SELECT k.*, COALESCE(LEAST(l.amount_nanos, k.take), 0) AS taken
    FROM locked k LEFT JOIN LATERAL (
      SELECT amount_nanos FROM budget_lease
      WHERE budget_id = k.budget_id AND window_start = k.window_start AND instance_id = $9 FOR UPDATE
    ) l ON true
  ), lessened AS (
    UPDATE budget_lease l SET amount_nanos = l.amount_nanos - e.taken
    FROM lease e
    WHERE l.budget_id = e.budget_id AND l.window_start = e.window_start AND l.instance_id = $9 AND e.taken > 0
  )
  UPDATE budget_window w SET spent_nanos = w.spent_nanos + e.nanos, leased_nanos = GREATEST(0, w.leased_nanos - e.taken)
  FROM lease e WHERE w.budget_id = e.budget_id AND w.window_start = e.window_start`;

import { type Ctx, requirePermission } from "@/lib/access";
import type { listCustomerBudgetsEndpoint } from "@/lib/contract/customer-budgets";
import type { InputOf } from "@/lib/contract/endpoint";
import { db, pool } from "@/lib/db";
import { windowAt } from "../budgets/list-budgets";
import { readRaises } from "../raises/read-raises";
import { storableCustomer } from "./customer-budget-id";

type Row = {
  id: string;
  templateId: string | null;
  customer: string;
  limitNanos: bigint;
  limitInForceNanos: bigint;
  spentNanos: bigint;
  heldNanos: bigint;
};

/**
 * End customers by name: those with a cap of their own for this window, and those that have called under the default in the
 * current one. `search` is how a name begins.
 */
export async function listCustomerBudgets(ctx: Ctx, input: InputOf<typeof listCustomerBudgetsEndpoint>) {
  requirePermission(ctx, "usage.read");
  const { window, limit, cursor, search } = input;
  const around = windowAt(window, ctx.now);
  const { rows } = await pool().query<Row>(LIST, [
    ctx.orgId,
    window,
    around.windowStart,
    cursor === undefined ? null : Buffer.from(cursor, "base64url").toString().replaceAll("\0", ""),
    storableCustomer(search ?? ""),
    limit + 1,
  ]);
  const page = rows.slice(0, limit);
  const budgetIds = page.flatMap((row) => [row.id, ...(row.templateId ? [row.templateId] : [])]);
  const raises = await readRaises(db(), [ctx.orgId], { budgetIds, inForceAt: ctx.now });
  const items = page.map(({ templateId, ...row }) => ({
    ...row,
    ...around,
    window,
    follows: templateId === null ? ("own" as const) : ("default" as const),
    raises: [...(raises.get(row.id) ?? []), ...((templateId && raises.get(templateId)) || [])],
  }));
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items, nextCursor: last ? Buffer.from(last.customer).toString("base64url") : null };
}

const NAMED = (name: string) =>
  `($4::text IS NULL OR ${name} > $4) AND ${name} >= $5 AND ${name} < $5 || chr(1114111)`;

const LIST = `
  WITH own AS (
    SELECT b.id, NULL::text AS template_id, b.scope_id COLLATE "C" AS customer, b.limit_nanos, w.spent_nanos, w.leased_nanos
    FROM budget b LEFT JOIN budget_window w ON w.budget_id = b.id AND w.window_start = $3
    WHERE b.org_id = $1 AND b.scope_type = 'customer' AND b.kind = 'cap' AND b."window" = $2 AND b.revoked_at IS NULL
      AND ${NAMED('b.scope_id COLLATE "C"')}
    ORDER BY 3 LIMIT $6
  ), followed AS (
    SELECT w.budget_id, t.id AS template_id, w.customer, t.limit_nanos, w.spent_nanos, w.leased_nanos
    FROM budget t JOIN budget_window w ON w.template_id = t.id AND w.window_start = $3
    WHERE t.org_id = $1 AND t.scope_type = 'customer_default' AND t."window" = $2 AND t.revoked_at IS NULL
      AND ${NAMED("w.customer")}
      AND NOT EXISTS (
        SELECT FROM budget o WHERE o.org_id = $1 AND o.scope_type = 'customer' AND o.kind = 'cap' AND o.scope_id = w.customer
          AND o."window" = $2 AND o.revoked_at IS NULL)
    ORDER BY w.customer LIMIT $6
  )
  SELECT id, template_id AS "templateId", customer, limit_nanos AS "limitNanos",
    raised_limit(limit_nanos, template_id, id) AS "limitInForceNanos",
    COALESCE(spent_nanos, 0) AS "spentNanos", COALESCE(leased_nanos, 0) AS "heldNanos"
  FROM (SELECT * FROM own UNION ALL SELECT * FROM followed) c
  ORDER BY customer COLLATE "C" LIMIT $6`;

import type { AlertBasis, AlertUnit } from "@/lib/contract/alerts";
import { newId } from "@/lib/core/ids";
import { NANOS_PER_USD } from "@/lib/core/money";
import { inPoolTransaction, type Pool } from "@/lib/db";

type RuleTerms = { basis: AlertBasis; unit: AlertUnit; value: bigint };
type Budget = { id: string; orgId: string; kind: string; scopeType: string; window: string };

const spent = (percent: bigint): RuleTerms => ({ basis: "actual", unit: "percent", value: percent });
const FORECAST: RuleTerms = { basis: "forecast", unit: "percent", value: 100n };

/** What a budget begins with. End customers are many: of each only the end of its budget is told. */
function defaultRules({ kind, scopeType, window }: Omit<Budget, "id" | "orgId">): RuleTerms[] {
  if (kind === "credit") {
    return [
      { basis: "actual", unit: "usd", value: NANOS_PER_USD },
      { basis: "forecast", unit: "days", value: 7n },
    ];
  }
  if (scopeType === "customer" || scopeType === "customer_default") return [spent(100n)];
  return [spent(50n), spent(80n), spent(100n), ...(window === "lifetime" ? [] : [FORECAST])];
}

/** Gives live budgets that have never had rules their default ones, once: who removes them does not get them again. */
export async function ensureDefaultRules(
  pool: Pool,
  now: Date,
  orgId: string | null = null,
): Promise<number> {
  const fresh = await pool.query<{ any: boolean }>(IS_ANY_FRESH, [orgId]);
  if (!fresh.rows[0]!.any) return 0;
  return inPoolTransaction(pool, async (client) => {
    const { rows } = await client.query<Budget>(ADOPT, [orgId]);
    const rules = rows.flatMap((budget) => defaultRules(budget).map((terms) => ({ budget, ...terms })));
    await client.query(INSERT, [
      rules.map(() => newId("alert", now.getTime())),
      rules.map(({ budget }) => budget.orgId),
      rules.map(({ budget }) => budget.id),
      rules.map(({ basis }) => basis),
      rules.map(({ unit }) => unit),
      rules.map(({ value }) => value),
      now,
    ]);
    return rows.length;
  });
}

const FRESH = "FROM budget WHERE NOT has_rules AND revoked_at IS NULL AND ($1::text IS NULL OR org_id = $1)";

/** Asked often, and nearly always answered no. */
const IS_ANY_FRESH = `SELECT EXISTS (SELECT ${FRESH}) AS any`;

const ADOPT = `
  WITH fresh AS (
    SELECT id ${FRESH}
    ORDER BY id LIMIT 2000 FOR NO KEY UPDATE SKIP LOCKED
  )
  UPDATE budget b SET has_rules = true FROM fresh WHERE b.id = fresh.id
  RETURNING b.id, b.org_id AS "orgId", b.kind, b.scope_type AS "scopeType", b.window`;

const INSERT = `
  INSERT INTO alert_rule (id, org_id, budget_id, basis, unit, value, created_at)
  SELECT id, org_id, budget_id, basis, unit, value, $7
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[])
    AS r (id, org_id, budget_id, basis, unit, value)
  ON CONFLICT DO NOTHING`;

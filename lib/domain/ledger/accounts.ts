import { newId } from "@/lib/core/ids";
import type { SqlRunner } from "./sql-runner";

/** The organization id under which the operator's own accounts are kept. */
export const OPERATOR_ORG_ID = "_";

/** credit: what a tenant has prepaid. usage_revenue, grants, adjustments: the operator's. */
export type AccountCode = "credit" | "usage_revenue" | "grants" | "adjustments";

export type AccountRef = { orgId: string; code: AccountCode };

export function accountKey(account: AccountRef): string {
  return `${account.orgId}/${account.code}`;
}

/** The ids of the accounts by `accountKey`, opened on first use. */
export async function openAccounts(run: SqlRunner, accounts: AccountRef[]): Promise<Map<string, string>> {
  const wanted = [...new Map(accounts.map((account) => [accountKey(account), account])).values()];
  const orgIds = wanted.map((account) => account.orgId);
  const codes = wanted.map((account) => account.code);
  let found = await findAccounts(run, orgIds, codes);
  if (found.size < wanted.length) {
    const ids = wanted.map(() => newId("account"));
    await run(
      `INSERT INTO ledger_account (id, org_id, code)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS a (id, org_id, code) ORDER BY org_id, code
       ON CONFLICT (org_id, code) DO NOTHING`,
      [ids, orgIds, codes],
    );
    found = await findAccounts(run, orgIds, codes);
  }
  return found;
}

async function findAccounts(run: SqlRunner, orgIds: string[], codes: string[]): Promise<Map<string, string>> {
  const rows = await run(
    `SELECT a.id, a.org_id, a.code FROM ledger_account a
     JOIN unnest($1::text[], $2::text[]) AS w (org_id, code) ON a.org_id = w.org_id AND a.code = w.code`,
    [orgIds, codes],
  );
  return new Map(rows.map((row) => [`${row.org_id}/${row.code}`, row.id as string]));
}

import pg from "pg";

const SUMS = `
  SELECT
    (SELECT sum(cost_nanos) FROM usage_event)::text AS events,
    (SELECT sum(cost_nanos) FROM usage_rollup)::text AS rollups,
    (SELECT sum(amount_nanos) FROM ledger_transfer WHERE kind = 'usage')::text AS transfers,
    (SELECT sum(balance_nanos) FROM ledger_account)::text AS "ledgerSum",
    (SELECT sum(spent_nanos) FROM budget_window WHERE window_start = to_timestamp(0))::text AS "creditSpent"`;

export type Books = Record<"events" | "rollups" | "transfers" | "ledgerSum" | "creditSpent", string> & {
  wrong: number;
};

/** The same money in five places; `wrong` counts those that differ. */
export async function checkBooks(url: string): Promise<Books> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Omit<Books, "wrong">>(SUMS);
  await client.end();
  const sums = rows[0]!;
  const same = [sums.rollups, sums.transfers, sums.creditSpent].filter((sum) => sum !== sums.events).length;
  return { ...sums, wrong: same + (sums.ledgerSum === "0" ? 0 : 1) };
}

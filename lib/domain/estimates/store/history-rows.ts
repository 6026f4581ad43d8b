import type { Pool, PoolClient } from "@/lib/db";
import { nameOf, type Scope } from "./scope";
import { fromRow, type HistoryRow, HistoryShelf, type StoredHistory, toRow } from "./stored-history";

/** The histories of these scopes; those that do not exist yet are empty. */
export async function readHistories(
  target: Pool | PoolClient,
  scopes: readonly Scope[],
): Promise<HistoryShelf> {
  const distinct = [...new Map(scopes.map((scope) => [nameOf(scope), scope])).values()];
  const { rows } = await target.query<HistoryRow>(
    `SELECT h.* FROM estimate_history h
     JOIN unnest($1::text[], $2::text[], $3::text[]) AS wanted (org_id, key_id, model) USING (org_id, key_id, model)`,
    [
      distinct.map(({ orgId }) => orgId),
      distinct.map(({ keyId }) => keyId),
      distinct.map(({ model }) => model),
    ],
  );
  return new HistoryShelf(rows.map(fromRow));
}

export async function writeHistories(
  client: PoolClient,
  histories: readonly StoredHistory[],
  at: Date,
): Promise<void> {
  const rows = histories.map(toRow);
  await client.query(
    `INSERT INTO estimate_history (org_id, key_id, model, observations, calls, below, above, days, updated_at)
     SELECT *, $9::timestamptz FROM unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::bigint[],
       $6::float8[], $7::float8[], $8::jsonb[])
     ON CONFLICT (org_id, key_id, model) DO UPDATE SET observations = excluded.observations, calls = excluded.calls,
       below = excluded.below, above = excluded.above, days = excluded.days, updated_at = excluded.updated_at`,
    [
      rows.map((row) => row.org_id),
      rows.map((row) => row.key_id),
      rows.map((row) => row.model),
      rows.map((row) => JSON.stringify(row.observations)),
      rows.map((row) => row.calls),
      rows.map((row) => row.below),
      rows.map((row) => row.above),
      rows.map((row) => JSON.stringify(row.days)),
      at,
    ],
  );
}

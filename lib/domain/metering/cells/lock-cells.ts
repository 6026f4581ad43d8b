import type { PoolClient } from "@/lib/db";

/** The first key of two-key advisory locks; jobs and migrations use others. */
const LOCK_SPACE = 7_271;

/** Work on many cells may take longer than what a page waits for. */
export const PATIENTLY = { query_timeout: 15 * 60_000 };

/** Excludes all other writing of an organization's cells until the transaction ends. */
export async function lockCells(client: PoolClient, orgId: string): Promise<void> {
  await client.query(`SET LOCAL statement_timeout = ${PATIENTLY.query_timeout}; SET LOCAL work_mem = '64MB'`);
  await client.query({
    text: "SELECT pg_advisory_xact_lock($1, hashtext($2))",
    values: [LOCK_SPACE, orgId],
    ...PATIENTLY,
  });
}

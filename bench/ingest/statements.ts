import pg from "pg";

/** Set on the server for `--statements`, which costs a little. */
export const STATEMENT_SETTINGS = {
  shared_preload_libraries: "pg_stat_statements",
  "pg_stat_statements.track_utility": "on",
  track_io_timing: "on",
};

async function run<R extends pg.QueryResultRow>(url: string, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function isLoaded(url: string): Promise<boolean> {
  const rows = await run<{ loaded: string }>(url, "SHOW shared_preload_libraries");
  return Object.values(rows[0]!).some((value) => String(value).includes("pg_stat_statements"));
}

export async function resetStatements(url: string): Promise<void> {
  if (!(await isLoaded(url))) return;
  await run(url, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
  await run(url, "SELECT pg_stat_statements_reset()");
}

/** What took the server's time since the last reset, dearest first. */
export async function listStatements(url: string): Promise<Record<string, string | number>[]> {
  return run(
    url,
    `SELECT left(regexp_replace(query, '\\s+', ' ', 'g'), 60) AS statement, calls::int, round(total_exec_time)::int AS ms,
       round(mean_exec_time::numeric, 2)::float8 AS "msEach", round(wal_bytes / 1e6)::int AS "walMb", wal_fpi::int AS "walPages",
       rows::int
     FROM pg_stat_statements WHERE total_exec_time > 20 ORDER BY total_exec_time DESC LIMIT 16`,
  );
}

import pg from "pg";

/**
 * Copies the events that are there, each at other times and under other ids, until the table holds `least`. Copies cost nothing
 * and belong to no transfer, so that the books still balance.
 */
export async function prefill(url: string, least: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const count = async () =>
      (await client.query<{ n: number }>("SELECT count(*)::int AS n FROM usage_event")).rows[0]!.n;
    const there = await count();
    const { rows } = await client.query<{ names: string[] }>(
      `SELECT array_agg(quote_ident(attname) ORDER BY attnum) AS names FROM pg_attribute
       WHERE attrelid = 'usage_event'::regclass AND attnum > 0 AND NOT attisdropped`,
    );
    const names = rows[0]!.names;
    const copied: Record<string, string> = {
      started_at: "started_at - n * interval '5 minutes'",
      request_id: "'req_' || upper(substr(md5(request_id || n), 1, 26))",
      cost_nanos: "0",
      transfer_id: "NULL",
    };
    await client.query(
      `INSERT INTO usage_event (${names.join(", ")})
       SELECT ${names.map((name) => copied[name] ?? name).join(", ")}
       FROM (SELECT * FROM usage_event) e CROSS JOIN generate_series(1, $1) AS n`,
      [Math.ceil(Math.max(0, least - there) / Math.max(1, there))],
    );
    await client.query("VACUUM (ANALYZE) usage_event");
    await client.query("CHECKPOINT");
    return await count();
  } finally {
    await client.end();
  }
}

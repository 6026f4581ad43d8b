import { DAY_MS, MINUTE_MS } from "@/lib/core/time";
import { createPool, inPoolTransaction, type Pool } from "@/lib/db";
import { foldUsage } from "@/lib/domain/metering";
import { createTenant, SIZES, TENANT } from "./tenant";

const DAY_QUARTERS = DAY_MS / (15 * MINUTE_MS);

/**
 * Books `events` over the days before `toMs`, keys and models independent and uniform, so that almost no two of a quarter of an
 * hour are alike; each day is folded by the worker's own job while the next one is written. The full-width `usage_rollup`, which
 * none of the explorer's first screen reads, stays empty: it would only take the disk. A filling that was ended goes on.
 */
export async function fillEvents(url: string, events: number, toMs: number): Promise<void> {
  const pool = createPool(3, url, 0);
  try {
    let folding: Promise<unknown> = Promise.resolve();
    for (let day = await beginAt(pool); day < SIZES.days; day++) {
      await bookDay(pool, day, events, toMs);
      await folding;
      folding = foldUsage(pool);
      folding.catch(() => {});
    }
    await folding;
  } finally {
    await pool.end();
  }
}

/** Leaves the tables as they are when autovacuum has been there, which must not be while they are read for figures. */
export async function tidyTables(url: string): Promise<void> {
  const pool = createPool(1, url, 0);
  await pool.query("VACUUM (ANALYZE)");
  await pool.query("CHECKPOINT");
  await pool.end();
}

/** Folds all that was booked, and mixes what was booked before there were mixes, unless it is taken as it is; answers how many days are booked. */
export async function completeFolds(url: string, asIs: boolean): Promise<number> {
  const pool = createPool(2, url, 0);
  try {
    let waiting = 1;
    while (waiting > 0) {
      await foldUsage(pool);
      const { rows } = await pool.query<{ n: number }>(UNMIXED);
      waiting = asIs ? 0 : rows[0]!.n;
    }
    return await bookedDays(pool);
  } finally {
    await pool.end();
  }
}

const UNMIXED =
  "SELECT count(*)::int AS n FROM usage_mix_phase WHERE NOT is_wide AND filled_from > '-infinity'";

/** The first day that is not booked. */
async function beginAt(pool: Pool): Promise<number> {
  const { rowCount } = await pool.query("SELECT FROM org WHERE id = $1", [TENANT.orgId]);
  if (!rowCount) {
    await createTenant(pool);
    return 0;
  }
  await foldUsage(pool);
  return bookedDays(pool);
}

/** The booking of a day is its number, from 1; what a measuring books is no day's last call. */
async function bookedDays(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ day: number }>(
    `SELECT coalesce((SELECT booking FROM usage_event WHERE org_id = $1 ORDER BY started_at DESC LIMIT 1), 0)::int AS day`,
    [TENANT.orgId],
  );
  return rows[0]!.day;
}

async function bookDay(pool: Pool, day: number, events: number, toMs: number): Promise<void> {
  const first = Math.floor((events * day) / SIZES.days);
  const count = Math.floor((events * (day + 1)) / SIZES.days) - first;
  const start = new Date(toMs - (SIZES.days - day) * DAY_MS);
  await inPoolTransaction(pool, async (client) => {
    await client.query("SELECT ensure_usage_partition($1)", [start]);
    await client.query(INSERT_DAY, [TENANT.orgId, start, count, first, day + 1]);
    await client.query(MARK_DAY, [TENANT.orgId, start, day + 1, DAY_QUARTERS]);
  });
}

const MARK_DAY = `
  INSERT INTO usage_pending (org_id, first_at, booking, last_at)
  SELECT $1, q, $3, q + interval '15 minutes' - interval '1 millisecond'
  FROM generate_series($2::timestamptz, $2::timestamptz + interval '15 minutes' * ($4::int - 1), interval '15 minutes') AS q`;

const INSERT_DAY = `
  INSERT INTO usage_event (org_id, started_at, request_id, attempt, project_id, key_id, model, upstream_model, provider_id,
    endpoint, stream, status, outcome, input_tokens, cached_input_tokens, output_tokens, reasoning_tokens, usage_source,
    cost_nanos, price_id, ttft_ms, latency_ms, end_user, settled_at, booking)
  SELECT $1, at, 'req_' || lpad(to_hex($4::bigint + i), 26, '0'), 1, 'prj_' || k % ${SIZES.projects}, 'key_' || lpad(k::text, 3, '0'),
    'vendor-' || m % 8 || '/model-' || m, 'model-' || m, 'prv_' || m % ${SIZES.providers}, 'chat.completions', r < 0.5,
    CASE WHEN r < 0.02 THEN 500 ELSE 200 END, CASE WHEN r < 0.02 THEN 'error' ELSE 'ok' END,
    (r * 4000)::int, (r * 1000)::int, (r * 700)::int, (r * 90)::int, 'provider', (r * 9000000)::bigint, 'prc_' || m,
    (80 + 900 * r * r)::int, (200 + 30000 * r * r * r)::int, CASE WHEN i % 10 = 0 THEN 'user-' || (r * ${SIZES.users})::int END, at, $5::bigint
  FROM (
    SELECT i, $2::timestamptz + interval '1 day' * (i::float8 / $3::int) AS at, floor(random() * ${SIZES.keys})::int AS k,
      floor(random() * ${SIZES.models})::int AS m, random() AS r FROM generate_series(0, $3::int - 1) AS i
  ) e`;

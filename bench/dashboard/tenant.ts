import type { Pool } from "@/lib/db";

/** The one organization of the bench, with ids as short as a page of many millions of events allows. */
export const TENANT = { orgId: "org_bench", userId: "usr_bench" };

export const SIZES = { keys: 200, models: 60, projects: 8, providers: 8, users: 300, days: 90 };

const RATES = { input: 2_500_000_000, cachedInput: 1_250_000_000, output: 10_000_000_000 };

/** The organization, its projects and keys, the models, and a price of each. */
export async function createTenant(pool: Pool): Promise<void> {
  const { orgId } = TENANT;
  await pool.query("INSERT INTO org (id, name, slug, updated_at) VALUES ($1, 'Bench', 'bench', now())", [
    orgId,
  ]);
  await pool.query(
    `INSERT INTO project (id, org_id, name, slug, updated_at)
     SELECT 'prj_' || i, $1, 'Project ' || i, 'p' || i, now() FROM generate_series(0, $2::int - 1) AS i`,
    [orgId, SIZES.projects],
  );
  await pool.query(
    `INSERT INTO provider (id, slug, name, kind, updated_at)
     SELECT 'prv_' || i, 'provider-' || i, 'Provider ' || i, 'openai', now() FROM generate_series(0, $1::int - 1) AS i`,
    [SIZES.providers],
  );
  await pool.query(
    `INSERT INTO model (id, slug, name, owned_by, context_tokens, max_output_tokens, updated_at)
     SELECT 'mdl_' || i, 'vendor-' || i % 8 || '/model-' || i, 'Model ' || i, 'vendor', 128000, 16000, now()
     FROM generate_series(0, $1::int - 1) AS i`,
    [SIZES.models],
  );
  await pool.query(
    `INSERT INTO price (id, model_id, effective_from, rates, created_by_id)
     SELECT 'prc_' || i, 'mdl_' || i, to_timestamp(0), $2, 'usr_bench' FROM generate_series(0, $1::int - 1) AS i`,
    [SIZES.models, RATES],
  );
}

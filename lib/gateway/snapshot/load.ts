import type { PriceRates } from "@/lib/contract/prices";
import type { Pool } from "@/lib/db";
import type { BudgetRecord, RaiseRecord } from "./budgets/budget-record";
import type {
  KeyRecord,
  ModelRecord,
  OrgRecord,
  PriceRecord,
  ProjectRecord,
  ProviderRecord,
  RouteRecord,
} from "./records";

type Row = Record<string, unknown>;

const LIMITS = "rpm, tpm, rpd, concurrency";
const LOWER_LIMITS = `LEAST(rpm, plan_rpm) AS rpm, LEAST(tpm, plan_tpm) AS tpm, LEAST(rpd, plan_rpd) AS rpd,
  LEAST(concurrency, plan_concurrency) AS concurrency`;
const KEY_SQL = `SELECT k.id, k.org_id, k.project_id, k.name, k.label, k.permissions, k.allowed_models, k.allowed_endpoints,
  k.allowed_cidrs, ${LIMITS}, k.max_tokens_per_request, k.created_by_id, k.expires_at, k.disabled_at, k.revoked_at,
  (SELECT coalesce(json_agg(json_build_object('hash', s.hash, 'expiresAtMs', extract(epoch FROM s.expires_at) * 1000)), '[]')
   FROM key_secret s WHERE s.key_id = k.id AND (s.expires_at IS NULL OR s.expires_at > now())) AS secrets
  FROM api_key k WHERE k.revoked_at IS NULL`;
/** Of an organization (`project_id` empty) or of a project. */
const contentOf = (
  orgId: string,
  projectId: string,
) => `(SELECT json_build_object('mode', c.mode, 'samplePercent', c.sample_percent,
  'retentionDays', c.retention_days) FROM content_policy c WHERE c.org_id = ${orgId} AND c.project_id = ${projectId}) AS content`;
const MODEL_SQL = `SELECT m.*,
  (SELECT coalesce(json_agg(json_build_object('providerId', r.provider_id, 'upstreamModel', r.upstream_model,
     'priority', r.priority, 'weight', r.weight) ORDER BY r.priority, r.id), '[]')
   FROM model_route r WHERE r.model_id = m.id AND r.enabled) AS routes,
  (SELECT coalesce(json_agg(json_build_object('id', p.id, 'effectiveFromMs', extract(epoch FROM p.effective_from) * 1000,
     'rates', p.rates) ORDER BY p.effective_from DESC), '[]')
   FROM price p WHERE p.model_id = m.id) AS prices
  FROM model m WHERE true`;

const ms = (value: unknown) => (value === null ? null : (value as Date).getTime());

function toLimits(row: Row) {
  return {
    rpm: row.rpm as number | null,
    tpm: row.tpm as number | null,
    rpd: row.rpd as number | null,
    concurrency: row.concurrency as number | null,
  };
}

function toKey(row: Row): KeyRecord {
  return {
    id: row.id as string,
    orgId: row.org_id as string,
    projectId: row.project_id as string,
    name: row.name as string,
    label: row.label as string,
    mayInfer: (row.permissions as string[]).includes("inference"),
    mayReadUsage: (row.permissions as string[]).includes("usage.read"),
    allowedModels: row.allowed_models as string[],
    allowedEndpoints: row.allowed_endpoints as string[],
    allowedCidrs: row.allowed_cidrs as string[],
    ...toLimits(row),
    maxTokensPerRequest: row.max_tokens_per_request as number | null,
    createdById: row.created_by_id as string,
    expiresAtMs: ms(row.expires_at),
    disabled: row.disabled_at !== null,
    revoked: row.revoked_at !== null,
    secrets: row.secrets as KeyRecord["secrets"],
  };
}

function toModel(row: Row): ModelRecord {
  return {
    id: row.id as string,
    slug: row.slug as string,
    name: row.name as string,
    description: row.description as string,
    ownedBy: row.owned_by as string,
    contextTokens: row.context_tokens as number,
    maxOutputTokens: row.max_output_tokens as number,
    inputModalities: row.input_modalities as string[],
    outputModalities: row.output_modalities as string[],
    operations: row.operations as string[],
    capabilities: row.capabilities as string[],
    parameters: row.parameters as string[],
    tokenizer: row.tokenizer as string,
    enabled: row.enabled as boolean,
    createdAtMs: ms(row.created_at) ?? 0,
    routes: row.routes as RouteRecord[],
    prices: (row.prices as PriceRecord[]).map((price) => ({ ...price, rates: price.rates as PriceRates })),
  };
}

function toProvider(row: Row, openCredential: (sealed: string) => string): ProviderRecord {
  return {
    id: row.id as string,
    slug: row.slug as string,
    kind: row.kind as string,
    preset: row.preset as string | null,
    baseUrl: row.base_url as string | null,
    credential: row.credential_enc === null ? null : openCredential(row.credential_enc as string),
    region: row.region as string | null,
    settings: row.settings as ProviderRecord["settings"],
    enabled: row.enabled as boolean,
  };
}

const toOrg = (row: Row): OrgRecord => ({
  id: row.id as string,
  name: row.name as string,
  ...toLimits(row),
  suspended: row.suspended_at !== null,
  closed: row.closed_at !== null,
  content: row.content as OrgRecord["content"],
});

const toProject = (row: Row): ProjectRecord => ({
  id: row.id as string,
  orgId: row.org_id as string,
  allowedModels: row.allowed_models as string[],
  ...toLimits(row),
  archived: row.archived_at !== null,
  content: row.content as ProjectRecord["content"],
});

/** A soft budget only alerts: no call is held against it. */
const IS_HARD = "revoked_at IS NULL AND kind <> 'soft'";

const toBudget = (row: Row): BudgetRecord => ({
  budgetId: row.id as string,
  orgId: row.org_id as string,
  scopeType: row.scope_type as BudgetRecord["scopeType"],
  scopeId: row.scope_id as string,
  kind: row.kind as BudgetRecord["kind"],
  window: row.window as BudgetRecord["window"],
  limitNanos: row.limit_nanos as bigint,
});

const toRaise = (row: Row): RaiseRecord => ({
  budgetId: row.budget_id as string,
  orgId: row.org_id as string,
  amountNanos: row.amount_nanos as bigint,
  endsAtMs: ms(row.ends_at) ?? 0,
});

/** Reads configuration rows, all of a table or one by id. */
export function configReader(pool: Pool, openCredential: (sealed: string) => string) {
  async function read<T>(
    sql: string,
    toRecord: (row: Row) => T,
    idColumn: string,
    id?: string,
  ): Promise<T[]> {
    const result = await pool.query<Row>(
      id === undefined ? sql : `${sql} AND ${idColumn} = $1`,
      id === undefined ? [] : [id],
    );
    return result.rows.map(toRecord);
  }
  return {
    orgs: (id?: string) =>
      read(
        `SELECT id, name, ${LOWER_LIMITS}, suspended_at, closed_at, ${contentOf("org.id", "''")} FROM org WHERE true`,
        toOrg,
        "id",
        id,
      ),
    projects: (id?: string) =>
      read(
        `SELECT id, org_id, allowed_models, ${LIMITS}, archived_at, ${contentOf("project.org_id", "project.id")}
         FROM project WHERE true`,
        toProject,
        "id",
        id,
      ),
    keys: (id?: string) => read(KEY_SQL, toKey, "k.id", id),
    providers: (id?: string) =>
      read("SELECT * FROM provider WHERE true", (row) => toProvider(row, openCredential), "id", id),
    models: (id?: string) => read(MODEL_SQL, toModel, "m.id", id),
    budgets: (id?: string) => read(`SELECT * FROM budget WHERE ${IS_HARD}`, toBudget, "id", id),
    /** Those of single customers only when asked for: they may be many. */
    budgetsOfOrg: (orgId: string, withCustomers: boolean) =>
      read(
        `SELECT * FROM budget WHERE ${IS_HARD} ${withCustomers ? "" : "AND scope_type <> 'customer'"}`,
        toBudget,
        "org_id",
        orgId,
      ),
    raises: (budgetId?: string) =>
      read(
        "SELECT * FROM budget_raise WHERE revoked_at IS NULL AND ends_at > now()",
        toRaise,
        "budget_id",
        budgetId,
      ),
    /** The key that owns a secret, by the secret's hash. */
    async findKeyIdByHash(hash: string): Promise<string | undefined> {
      const found = await pool.query<{ key_id: string }>("SELECT key_id FROM key_secret WHERE hash = $1", [
        hash,
      ]);
      return found.rows[0]?.key_id;
    },
    /** Tells every gateway, as a change of a row would. */
    async announce(change: { table: string; id: string }): Promise<void> {
      await pool.query("SELECT pg_notify('turnpike_config', $1)", [JSON.stringify(change)]);
    },
    /** Changes whenever a row changes that the gateway has read. */
    async fingerprint(): Promise<string> {
      const tables = ["org", "project", "api_key", "provider", "model", "model_route", "budget"];
      const parts = tables.map(
        (table) => `(SELECT count(*) || '/' || coalesce(max(updated_at)::text, '') FROM ${table})`,
      );
      const counts = ["price", "key_secret"].map((table) => `(SELECT count(*)::text FROM ${table})`);
      counts.push("(SELECT count(*) || '/' || coalesce(max(updated_at)::text, '') FROM content_policy)");
      counts.push("(SELECT count(*) || '/' || count(revoked_at) FROM budget_raise)");
      const found = await pool.query<{ mark: string }>(
        `SELECT concat_ws(' ', ${[...parts, ...counts].join(", ")}) AS mark`,
      );
      return found.rows[0]!.mark;
    },
  };
}

export type ConfigReader = ReturnType<typeof configReader>;

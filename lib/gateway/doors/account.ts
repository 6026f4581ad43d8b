import type { BudgetStateWire, Credits, KeyState } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";
import { BUDGET_WINDOWS, windowEndMs, windowStartMs } from "@/lib/core/time";
import type { Pool } from "@/lib/db";
import type { Call, Caller } from "../call";
import type { Gateway } from "../gateway";
import type { MoneyLimit } from "../money";
import type { RateLimits } from "../snapshot/records";

const WIRE_SCOPE = {
  plan: "plan",
  org: "organization",
  project: "project",
  key: "key",
  model: "model",
  customer: "customer",
} as const;

type WindowRow = { budget_id: string; window_start: Date; spent_nanos: bigint; leased_nanos: bigint };

function unavailable(cause: unknown): AppError {
  return new AppError("store_unavailable", "Balances cannot be read at the moment.", {
    headers: { "retry-after": "1" },
    cause,
  });
}

const usd = (nanos: bigint) => Number(nanos) / 1e9;
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

async function readBudgets(
  pool: Pool,
  limits: readonly MoneyLimit[],
  nowMs: number,
): Promise<BudgetStateWire[]> {
  const found = await pool
    .query<WindowRow>("SELECT * FROM budget_window WHERE budget_id = ANY($1)", [
      limits.map((limit) => limit.budgetId),
    ])
    .catch((error: unknown) => {
      throw unavailable(error);
    });
  return limits.map((limit) => {
    const start = windowStartMs(limit.window, nowMs);
    const row = found.rows.find(
      (one) => one.budget_id === limit.budgetId && one.window_start.getTime() === start,
    );
    const spent = row?.spent_nanos ?? 0n;
    const left = limit.limitNanos - spent;
    return {
      scope: WIRE_SCOPE[limit.scopeType],
      kind: limit.kind,
      window: limit.window,
      limit: usd(limit.limitNanos),
      spent: usd(spent),
      reserved: usd(row?.leased_nanos ?? 0n),
      remaining: usd(left > 0n ? left : 0n),
      resets_at: iso(windowEndMs(limit.window, nowMs)),
    };
  });
}

/** What the key has used: all time, and in the current day, week and month (UTC). */
async function readKeyUsage(pool: Pool, { key }: Caller, nowMs: number): Promise<Record<string, number>> {
  const starts = BUDGET_WINDOWS.map((window) => new Date(windowStartMs(window, nowMs)));
  const sums = starts.map(
    (_, i) => `coalesce(sum(cost_nanos) FILTER (WHERE bucket_start >= $${i + 3}), 0)::text AS w${i}`,
  );
  const found = await pool
    .query<Record<string, string>>(
      `SELECT ${sums.join(", ")} FROM usage_rollup WHERE org_id = $1 AND key_id = $2`,
      [key.orgId, key.id, ...starts],
    )
    .catch((error: unknown) => {
      throw unavailable(error);
    });
  const row = found.rows[0] ?? {};
  return Object.fromEntries(BUDGET_WINDOWS.map((window, i) => [window, usd(BigInt(row[`w${i}`] ?? "0"))]));
}

const toRateLimits = ({ rpm, rpd, tpm, concurrency }: RateLimits) => ({
  requests_per_minute: rpm,
  requests_per_day: rpd,
  tokens_per_minute: tpm,
  concurrency,
});

/** What this key may do and has left. */
export async function getKeyState(
  gateway: Gateway,
  pool: Pool,
  call: Call,
  caller: Caller,
): Promise<KeyState> {
  const { key, project, org } = caller;
  const limits = gateway.config.snapshot.limitsOf(key, null);
  const [budgets, used] = await Promise.all([
    readBudgets(pool, limits, call.startedAtMs),
    readKeyUsage(pool, caller, call.startedAtMs),
  ]);
  const own = budgets.find((budget) => budget.scope === "key");
  return {
    data: {
      label: key.label,
      limit: own?.limit ?? null,
      limit_remaining: own?.remaining ?? null,
      limit_reset: own?.resets_at ?? null,
      usage: used.lifetime ?? 0,
      usage_daily: used.day ?? 0,
      usage_weekly: used.week ?? 0,
      usage_monthly: used.month ?? 0,
      byok_usage: 0,
      byok_usage_daily: 0,
      byok_usage_weekly: 0,
      byok_usage_monthly: 0,
      include_byok_in_limit: false,
      is_free_tier: false,
      is_management_key: false,
      is_provisioning_key: false,
      creator_user_id: key.createdById,
      organization_id: key.orgId,
      workspace_id: key.projectId,
      allowed_data_regions: [],
      free_model_daily_requests: { limit: 0, remaining: 0, used: 0 },
      rate_limit: { requests: key.rpm ?? -1, interval: "1m", note: "See `limits`." },
      id: key.id,
      name: key.name,
      project_id: key.projectId,
      allowed_models: key.allowedModels,
      allowed_endpoints: key.allowedEndpoints,
      expires_at: iso(key.expiresAtMs),
      limits: {
        key: toRateLimits(key),
        project: toRateLimits(project),
        organization: toRateLimits(org),
      },
      budgets,
    },
  };
}

/** All credit of the organization that was granted, and all that was used. */
export async function getCredits(
  gateway: Gateway,
  pool: Pool,
  call: Call,
  { key }: Caller,
): Promise<Credits> {
  const credit = gateway.config.snapshot.limitsOf(key, null).filter((limit) => limit.kind === "credit");
  const states = await readBudgets(pool, credit, call.startedAtMs);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return {
    data: {
      total_credits: sum(states.map((one) => one.limit)),
      total_usage: sum(states.map((one) => one.spent)),
    },
  };
}

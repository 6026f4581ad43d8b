import type { BaseCtx } from "../access";
import { DAY_MS, windowStartMs } from "../core/time";
import { db, type Pool } from "../db";
import { openWindows } from "../domain/limits";
import { ensureUsagePartitions, ingestSettledCalls } from "../domain/metering";
import type { Answerers, Caller, Story } from "./caller";
import { openModels } from "./open-models";
import { openTenant } from "./open-tenants";
import type { TenantStory } from "./story";
import type { tellDay } from "./tell-day";

const BATCH_CALLS_MAX = 2_000;
/** Where the calls came through, as far as leases are concerned: they hold none. */
const INSTANCE_ID = "demo";

export type Filling = { calls: number; added: number; costNanos: bigint };

/** Whose days are told, and by what. */
export type Telling = { tenants: readonly TenantStory[]; tellDay: typeof tellDay };

type FillOptions = {
  pool: Pool;
  story: Story;
  telling: Telling;
  onProgress?(doneDays: number, totalDays: number): void;
};

async function fillDay(pool: Pool, calls: ReturnType<typeof tellDay>, sum: Filling): Promise<void> {
  calls.sort((a, b) => a.startedAtMs - b.startedAtMs);
  for (let from = 0; from < calls.length; from += BATCH_CALLS_MAX) {
    const batch = calls.slice(from, from + BATCH_CALLS_MAX);
    sum.added += await ingestSettledCalls(pool, INSTANCE_ID, batch);
    sum.calls += batch.length;
    for (const call of batch) sum.costNanos += BigInt(call.costNanos);
  }
}

async function fillDays(callers: Caller[], answerers: Answerers, options: FillOptions): Promise<Filling> {
  const { pool, story, telling } = options;
  const sum: Filling = { calls: 0, added: 0, costNanos: 0n };
  const firstDay = Math.floor(story.startMs / DAY_MS);
  const lastDay = Math.floor((story.endMs - 1) / DAY_MS);
  for (let day = firstDay; day <= lastDay; day++) {
    const calls = callers.flatMap((caller) => telling.tellDay(caller, story, day * DAY_MS, answerers));
    await fillDay(pool, calls, sum);
    options.onProgress?.(day - firstDay + 1, lastDay - firstDay + 1);
  }
  return sum;
}

/** Budgets show what their current window has spent only once it is open; a gateway would open it at the first call. */
async function openCurrentWindows(pool: Pool, orgIds: string[], endMs: number): Promise<void> {
  const budgets = await db().budget.findMany({ where: { orgId: { in: orgIds }, revokedAt: null } });
  const windows = budgets.map((budget) => ({
    budgetId: budget.id,
    windowStartMs: windowStartMs(budget.window as "day" | "week" | "month" | "lifetime", endMs),
  }));
  await openWindows(pool, windows);
}

/** Tells the whole story into the database through the ingest that gateways use. What is there already is left as it is. */
export async function fill(ctx: BaseCtx, ownerId: string, options: FillOptions): Promise<Filling> {
  const { pool, story, telling } = options;
  for (let monthMs = story.startMs; monthMs < story.endMs + 31 * DAY_MS; monthMs += 28 * DAY_MS) {
    await ensureUsagePartitions(pool, new Date(monthMs));
  }
  const answerers = await openModels({ ...ctx, now: new Date(story.startMs) });
  const callers: Caller[] = [];
  for (const tenant of telling.tenants) callers.push(...(await openTenant(ctx, tenant, story, ownerId)));
  const filling = await fillDays(callers, answerers, options);
  await openCurrentWindows(pool, [...new Set(callers.map((caller) => caller.orgId))], story.endMs);
  return filling;
}

import type { UsageDimension } from "@/lib/contract/usage-dimensions";
import { DAY_MS } from "@/lib/core/time";
import { readSums } from "../../metering";
import { dayStart } from "../outlook/calendar";
import type { ForecastScope } from "../published";

/** What a scope spent, by the start of the day (Unix milliseconds), exact. */
export type ScopeSpend = { scope: ForecastScope; byDay: Map<number, bigint>; totalNanos: bigint };

export type SpendQuery = { orgId: string; from: Date; to: Date; zone: string };

const DIMENSIONS = ["project", "key", "model"] as const satisfies readonly UsageDimension[];
/** The rest spends little, and a forecast of each costs a fraction of a second. */
const SCOPES_MAX: Record<(typeof DIMENSIONS)[number], number> = { project: 15, key: 30, model: 15 };

/** The organization first, then its projects, keys and models with spend, of each kind those that spent most. */
export async function readScopeSpend(query: SpendQuery): Promise<ScopeSpend[]> {
  const whole = await readDays(query);
  const org = whole.map((spend) => ({ ...spend, scope: { type: "org" as const, id: query.orgId } }));
  const parts = await Promise.all(DIMENSIONS.map((dimension) => readDays(query, dimension)));
  const largest = parts.flatMap((spends, i) =>
    spends
      .filter((spend) => spend.totalNanos > 0n && spend.scope.id !== "")
      .sort((a, b) => (a.totalNanos > b.totalNanos ? -1 : 1))
      .slice(0, SCOPES_MAX[DIMENSIONS[i]!]),
  );
  return [...org, ...largest];
}

async function readDays(query: SpendQuery, groupBy?: (typeof DIMENSIONS)[number]): Promise<ScopeSpend[]> {
  const rows = await readSums({ ...query, filter: [], bucket: "day", ...(groupBy && { groupBy }) });
  const byId = new Map<string, ScopeSpend>();
  for (const { id, bucket, costNanos } of rows) {
    const spend = byId.get(id) ?? {
      scope: { type: groupBy ?? ("org" as const), id },
      byDay: new Map<number, bigint>(),
      totalNanos: 0n,
    };
    spend.byDay.set(bucket!.getTime(), BigInt(costNanos));
    spend.totalNanos += BigInt(costNanos);
    byId.set(id, spend);
  }
  return [...byId.values()];
}

const SHARE_DAYS = 28;

/** The part of a day's spend that usually comes after this time of day; of a day without a past, the part of its time. */
export async function readTodayLeft({ orgId, zone, to }: SpendQuery): Promise<number> {
  const today = dayStart(to, zone);
  const elapsed = (to.getTime() - today.getTime()) / DAY_MS;
  const from = dayStart(to, zone, -SHARE_DAYS);
  const rows = await readSums({ orgId, from, to: today, zone, filter: [], bucket: "hour" });
  let after = 0;
  let all = 0;
  for (const { bucket, costNanos } of rows) {
    const hourOfDay = (bucket!.getTime() - dayStart(bucket!, zone).getTime()) / (DAY_MS / 24);
    const left = Math.min(1, Math.max(0, hourOfDay + 1 - elapsed * 24));
    after += Number(costNanos) * left;
    all += Number(costNanos);
  }
  return all > 0 ? after / all : Math.max(0, 1 - elapsed);
}

import { DAY_MS } from "@/lib/core/time";
import { db, pool } from "@/lib/db";
import { readCredits } from "../../limits";
import { LAST_CALL } from "./last-call";

const DAYS = 30;

/** The first UTC day of the month and of the last 30 days, today being one of them. */
export function tenantDays(at: Date): { month: Date; days: Date } {
  const today = Math.floor(at.getTime() / DAY_MS) * DAY_MS;
  return {
    month: new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1)),
    days: new Date(today - (DAYS - 1) * DAY_MS),
  };
}

/** Organizations with their counts, credit and usage as of the last fold, in the order of the ids; one that is gone is left out. */
export async function readTenants(ids: string[], at: Date) {
  const [orgs, credits, usage, lastCalls] = await Promise.all([
    db().org.findMany({ where: { id: { in: ids } }, include: COUNTS }),
    readCredits(db(), ids),
    readDays(ids, at),
    readLastCalls(ids),
  ]);
  const known = new Map(orgs.map((org) => [org.id, org]));
  return ids.flatMap((id) => {
    const org = known.get(id);
    if (!org) return [];
    const { _count, ...row } = org;
    const counts = { memberCount: _count.members, projectCount: _count.projects, keyCount: _count.keys };
    const days = usage.filter((day) => day.orgId === id);
    return [
      {
        ...row,
        ...counts,
        ...sumsOf(days, at),
        credit: credits.get(id)!,
        lastCallAt: lastCalls.get(id) ?? null,
      },
    ];
  });
}

const COUNTS = {
  _count: {
    select: {
      members: true,
      projects: { where: { archivedAt: null } },
      keys: { where: { kind: "standard", revokedAt: null } },
    },
  },
} as const;

const SUMS = ["costNanos", "calls", "errors", "inputTokens", "outputTokens"] as const;
type Day = { orgId: string; start: Date } & Record<(typeof SUMS)[number], bigint>;

async function readDays(ids: string[], at: Date): Promise<Day[]> {
  const { month, days } = tenantDays(at);
  const { rows } = await pool().query<Day>(
    `SELECT c.org_id AS "orgId", c.start, c.cost_nanos::bigint AS "costNanos", c.calls::bigint AS calls, c.errors::bigint AS errors,
       c.input_tokens::bigint AS "inputTokens", c.output_tokens::bigint AS "outputTokens"
     FROM usage_cell c
     WHERE c.org_id = ANY($1::text[]) AND c.width = 'day' AND c.dim = 'all' AND c.start >= least($2::timestamptz, $3::timestamptz)
       AND c.start = date_bin('24 hours', c.start, to_timestamp(0))`,
    [ids, month, days],
  );
  return rows;
}

function sumsOf(usage: readonly Day[], at: Date) {
  const { month, days } = tenantDays(at);
  const since = (start: Date) => {
    const own = usage.filter((day) => day.start >= start);
    const sums = SUMS.map((field) => [field, own.reduce((sum, day) => sum + day[field], 0n)] as const);
    return Object.fromEntries(sums) as Record<(typeof SUMS)[number], bigint>;
  };
  const byDay = new Map(usage.map((day) => [day.start.getTime(), day.costNanos]));
  const spendByDay = Array.from({ length: DAYS }, (_, i) => byDay.get(days.getTime() + i * DAY_MS) ?? 0n);
  return { thisMonth: since(month), last30Days: since(days), spendByDay };
}

async function readLastCalls(ids: string[]): Promise<Map<string, Date | null>> {
  const { rows } = await pool().query<{ orgId: string; at: Date | null }>(
    `SELECT o.id AS "orgId", ${LAST_CALL} AS at FROM unnest($1::text[]) AS o (id)`,
    [ids],
  );
  return new Map(rows.map(({ orgId, at }) => [orgId, at]));
}

import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { db, inTransaction, type Tx } from "@/lib/db";
import { type Bound, isAnyBoundPassed } from "./bounds";
import { followOpen } from "./follow-open";
import { judgeUsage } from "./judge-usage";
import { QUARTER_MS, readScopes } from "./read-scopes";
import { saveFindings } from "./save-findings";

/** Calls land once they are over: a bucket is judged when this long has passed since its end. */
const LATE_MS = 2 * MINUTE_MS;
const FIRST_PAST_MS = 90 * DAY_MS;
const PAST_MS = 21 * DAY_MS;
/** Findings may begin before what was judged: an hour's bucket closes after its quarters. */
const OVERLAP_MS = 2 * HOUR_MS;

type Detected = { created: string[]; moved: string[] };
const NOTHING: Detected = { created: [], moved: [] };

/**
 * Judges an organization's usage as far as it is closed, and the running bucket as far as it has come. The detectors' state is
 * not kept: it is made anew from the last three weeks (the first time from ninety days) once a quarter of an hour; in between
 * the running bucket is compared with the bounds that were kept.
 */
export async function detectInOrg(orgId: string, now: Date): Promise<Detected> {
  const watch = await db().anomalyWatch.findUnique({ where: { orgId } });
  const closedMs = Math.floor((now.getTime() - LATE_MS) / QUARTER_MS) * QUARTER_MS;
  const isJudged = watch !== null && watch.judgedThrough.getTime() >= closedMs;
  if (isJudged && !(await isAnyBoundPassed(orgId, watch.bounds as Bound[], now))) return NOTHING;

  const pastMs = watch ? PAST_MS : FIRST_PAST_MS;
  const fromMs = Math.floor((now.getTime() - pastMs) / HOUR_MS) * HOUR_MS;
  const usage = await readScopes(orgId, new Date(fromMs), now);
  const sinceMs = watch ? watch.judgedThrough.getTime() - OVERLAP_MS : fromMs;
  const { findings, bounds } = await judgeUsage(usage, { sinceMs, nowMs: now.getTime() - LATE_MS });
  return inTransaction(async (tx) => {
    await lockOrg(tx, orgId);
    const moved = await followOpen(tx, orgId, usage, now);
    const created = await saveFindings(tx, orgId, findings, now);
    const judged = { judgedThrough: new Date(closedMs), bounds, judgedAt: now };
    await tx.anomalyWatch.upsert({ where: { orgId }, create: { orgId, ...judged }, update: judged });
    return { created, moved };
  });
}

/** Two workers, while leadership moves, write one after the other; the second finds what the first wrote. */
async function lockOrg(tx: Tx, orgId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`anomalies:${orgId}`}))`;
}

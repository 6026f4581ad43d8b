import { DAY_MS } from "@/lib/core/time";
import { inTransaction, type Tx } from "@/lib/db";
import { raiseNotification } from "../notifications/raise-notification";
import type { Crossing } from "./crossing";
import { toNotice } from "./phrase-notice";

/** A forecast that comes back is told again after a day at the soonest. */
const FORECAST_REST_MS = DAY_MS;

/** Crossings by a key of theirs, in order. */
function groupBy<C extends Crossing>(crossings: readonly C[], keyOf: (crossing: C) => string): C[][] {
  const groups = new Map<string, C[]>();
  for (const crossing of crossings) {
    const key = keyOf(crossing);
    groups.set(key, [...(groups.get(key) ?? []), crossing]);
  }
  return [...groups.values()];
}

/** Records what is new among the crossings and tells each organization, in a transaction each. Answers how many it told. */
export async function fireCrossings(crossings: readonly Crossing[], now: Date): Promise<number> {
  let told = 0;
  for (const ofOrg of groupBy(crossings, ({ orgId }) => orgId)) {
    told += await inTransaction((tx) => fireInOrg(tx, ofOrg, now));
  }
  return told;
}

async function fireInOrg(tx: Tx, crossings: Crossing[], now: Date): Promise<number> {
  const fresh = await insertFirings(tx, crossings, now);
  if (fresh.length === 0) return 0;
  const { slug } = await tx.org.findUniqueOrThrow({
    where: { id: fresh[0]!.orgId },
    select: { slug: true },
  });
  const groups = groupBy(fresh, ({ budgetId, basis }) => `${basis} ${budgetId}`);
  for (const group of groups) {
    const worst = group.reduce((one, other) => (isWorse(other, one) ? other : one));
    const id = await raiseNotification(toNotice(worst, slug, now), now, tx);
    await tx.alertFiring.updateMany({
      where: { OR: group.map(({ ruleId, budgetId }) => ({ ruleId, budgetId, firedAt: now })) },
      data: { notificationId: id },
    });
  }
  return groups.length;
}

/** Of several thresholds that were passed at once only the furthest is told. */
function isWorse(one: Crossing, other: Crossing): boolean {
  return one.kind === "credit" ? one.threshold < other.threshold : one.threshold > other.threshold;
}

type FiredRow = { place: bigint; episode: number };

/**
 * The row is the alert: whoever inserts it first tells, and a rival waits for that transaction and then finds it there. Answers
 * the crossings whose rows are new, with their episode in the key.
 */
async function insertFirings(
  tx: Tx,
  crossings: Crossing[],
  now: Date,
): Promise<(Crossing & { episode: number })[]> {
  const rows = await tx.$queryRawUnsafe<FiredRow[]>(
    INSERT,
    crossings.map(({ ruleId }) => ruleId),
    crossings.map(({ budgetId }) => budgetId),
    crossings.map(({ windowStart }) => windowStart),
    crossings.map(({ basis }) => basis),
    crossings.map(({ threshold }) => threshold),
    crossings.map(({ observed }) => observed),
    crossings.map(({ limitNanos }) => limitNanos),
    crossings.map(restMs),
    crossings[0]!.orgId,
    now,
  );
  return rows.map(({ place, episode }) => ({ ...crossings[Number(place) - 1]!, episode }));
}

/** How long after it was told a cleared crossing may be told again in its window; null: never. */
function restMs({ basis, kind }: Crossing): number | null {
  if (basis === "forecast") return FORECAST_REST_MS;
  return kind === "credit" ? 0 : null;
}

const INSERT = `
  WITH crossing AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::float8[])
      WITH ORDINALITY AS c (rule_id, budget_id, window_start, basis, threshold, observed, limit_nanos, rest_ms, place)
  ), fired AS (
    INSERT INTO alert_firing
      (rule_id, budget_id, window_start, basis, threshold, episode, org_id, observed, limit_nanos, fired_at)
    SELECT c.rule_id, c.budget_id, c.window_start, c.basis, c.threshold, coalesce(last.episode, 0) + 1, $9, c.observed,
      c.limit_nanos, $10
    FROM crossing c LEFT JOIN LATERAL (
      SELECT f.episode, f.fired_at, f.cleared_at FROM alert_firing f
      WHERE f.rule_id = c.rule_id AND f.budget_id = c.budget_id AND f.window_start = c.window_start AND f.basis = c.basis
        AND f.threshold = c.threshold
      ORDER BY f.episode DESC LIMIT 1
    ) last ON true
    WHERE last.episode IS NULL OR (last.cleared_at IS NOT NULL AND c.rest_ms IS NOT NULL
      AND last.fired_at <= $10::timestamptz - c.rest_ms * interval '1 millisecond')
    ORDER BY c.rule_id, c.budget_id
    ON CONFLICT DO NOTHING
    RETURNING rule_id, budget_id, episode
  )
  SELECT c.place, f.episode FROM fired f JOIN crossing c USING (rule_id, budget_id) ORDER BY c.place`;

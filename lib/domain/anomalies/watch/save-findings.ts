import { newId } from "@/lib/core/ids";
import type { Prisma, Tx } from "@/lib/db";
import { isExpected, isHabit, LESSON_MS, type Lesson } from "../feedback/lessons";
import { type Finding, overlaps } from "./merge";

type Row = Awaited<ReturnType<typeof readRecent>>[number];
const CRITICAL_TIMES = 5;

/** Anomalies that a finding may belong to, or that taught something. */
function readRecent(tx: Tx, orgId: string, now: Date) {
  return tx.anomaly.findMany({
    where: {
      orgId,
      OR: [
        { feedbackAt: { gte: new Date(+now - LESSON_MS) } },
        { lastAt: { gte: new Date(+now - LESSON_MS) } },
      ],
    },
    orderBy: { startedAt: "asc" },
  });
}

function toLesson(row: Row): Lesson {
  return {
    ...row,
    feedback: row.feedback as Lesson["feedback"],
    givenAtMs: row.feedbackAt?.getTime() ?? 0,
    startMs: row.startedAt.getTime(),
  };
}

function measures(finding: Finding, now: Date) {
  return {
    lastAt: new Date(finding.lastMs),
    endedAt: finding.isOver ? new Date(finding.lastMs) : null,
    severity: finding.peak >= CRITICAL_TIMES * Math.max(finding.expected, 1e-9) ? "critical" : "warning",
    observed: finding.observed,
    expected: finding.expected,
    expectedLow: finding.expectedLow,
    expectedHigh: finding.expectedHigh,
    peak: finding.peak,
    peakAt: new Date(finding.peakAtMs),
    extraNanos: BigInt(Math.round(finding.extraNanos)),
    updatedAt: now,
  } satisfies Prisma.AnomalyUpdateInput;
}

/** The same thing, known already: of the family, at the time, and not of two different keys. */
function isKnown(row: Row, finding: Finding): boolean {
  const isAnother = row.scopeType === "key" && finding.scopeType === "key" && row.scopeId !== finding.scopeId;
  const span = { startMs: row.startedAt.getTime(), lastMs: row.lastAt.getTime() };
  return row.family === finding.metric.family && !isAnother && overlaps(span, finding);
}

/** Writes what is new and was not taught to be expected; answers the ids. Writing the same findings again changes nothing. */
export async function saveFindings(
  tx: Tx,
  orgId: string,
  findings: readonly Finding[],
  now: Date,
): Promise<string[]> {
  const known = await readRecent(tx, orgId, now);
  const lessons = known.map(toLesson);
  const fresh: Finding[] = [];
  for (const finding of findings) {
    const candidate = { ...finding, metric: finding.metric.name };
    if (known.some((row) => isKnown(row, finding))) continue;
    if (isExpected(candidate, lessons, now.getTime()) || isHabit(candidate, lessons)) continue;
    fresh.push(finding);
    lessons.push({ ...candidate, feedback: null, givenAtMs: 0 });
  }
  const rows = fresh.map((finding) => ({
    id: newId("anomaly", now.getTime()),
    orgId,
    family: finding.metric.family,
    metric: finding.metric.name,
    scopeType: finding.scopeType,
    scopeId: finding.scopeId,
    startedAt: new Date(finding.startMs),
    detectedAt: now,
    ...measures(finding, now),
  }));
  await tx.anomaly.createMany({ data: rows, skipDuplicates: true });
  return rows.map(({ id }) => id);
}

/** Brings an anomaly that goes on to where it has come. */
export async function moveAnomaly(tx: Tx, id: string, finding: Finding, now: Date): Promise<void> {
  await tx.anomaly.update({ where: { id }, data: measures(finding, now) });
}

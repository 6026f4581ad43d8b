import { DAY_MS, HOUR_MS } from "@/lib/core/time";

/** What people said of an anomaly, and what it was. */
export type Lesson = {
  feedback: "expected" | "unexpected";
  givenAtMs: number;
  metric: string;
  scopeType: string;
  scopeId: string;
  startMs: number;
  peak: number;
};
type Candidate = Pick<Lesson, "metric" | "scopeType" | "scopeId" | "startMs" | "peak">;

/** How long a lesson is remembered. */
export const LESSON_MS = 90 * DAY_MS;
const WEEK_MS = 7 * DAY_MS;
const NEAR_MS = 2 * HOUR_MS;
const RECURRING = 1.5;
const ANY_TIME = 0.5;

function isSameHourOfWeek(aMs: number, bMs: number): boolean {
  const apart = Math.abs(aMs - bMs) % WEEK_MS;
  return Math.min(apart, WEEK_MS - apart) <= NEAR_MS;
}

/**
 * True when "expected" covers a candidate: of the same metric and scope, at most one and a half times as high at the same hour of
 * the week (two hours either way), or half as high at any other. The last word counts: "not expected" unteaches what was said
 * before. Lessons fade after ninety days.
 */
export function isExpected(candidate: Candidate, lessons: readonly Lesson[], nowMs: number): boolean {
  const about = lessons
    .filter(({ metric, scopeType, scopeId }) => isAbout(candidate, { metric, scopeType, scopeId }))
    .filter(({ givenAtMs }) => nowMs - givenAtMs <= LESSON_MS);
  const unlearnt = about.filter(({ feedback }) => feedback === "unexpected");
  const forgottenMs = Math.max(...unlearnt.map(({ givenAtMs }) => givenAtMs), Number.NEGATIVE_INFINITY);
  return about.some(
    (lesson) =>
      lesson.feedback === "expected" &&
      lesson.givenAtMs > forgottenMs &&
      candidate.peak <=
        lesson.peak * (isSameHourOfWeek(candidate.startMs, lesson.startMs) ? RECURRING : ANY_TIME),
  );
}

function isAbout(candidate: Candidate, of: Pick<Lesson, "metric" | "scopeType" | "scopeId">): boolean {
  return (
    of.metric === candidate.metric && of.scopeType === candidate.scopeType && of.scopeId === candidate.scopeId
  );
}

import { DAY_MS, HOUR_MS } from "@/lib/core/time";

/** What people said of an anomaly, and what it was. */
export type Lesson = {
  feedback: "expected" | "unexpected" | null;
  /** When the feedback was given. */
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
const ANY_TIME = 1;
const HABIT_MS = 60 * DAY_MS;
const HABIT_TIMES = 2;
const ALIKE = 1.25;

function isSameHourOfWeek(aMs: number, bMs: number): boolean {
  const apart = Math.abs(aMs - bMs) % WEEK_MS;
  return Math.min(apart, WEEK_MS - apart) <= NEAR_MS;
}

/**
 * True when "expected" covers a candidate: of the same metric and scope, at most one and a half times as high at the same hour of
 * the week (two hours either way), or as high at any other. The last word counts: "not expected" unteaches what was said
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

/**
 * True when the like of a candidate was told twice in the sixty days before it, nobody having called any of them unexpected: what
 * comes again and again (a batch now and then) is how this scope works. A quarter higher than those is news.
 */
export function isHabit(candidate: Candidate, told: readonly Lesson[]): boolean {
  const about = told.filter(
    (lesson) => isAbout(candidate, lesson) && Math.abs(candidate.startMs - lesson.startMs) <= HABIT_MS,
  );
  if (about.some(({ feedback }) => feedback === "unexpected")) return false;
  return about.filter(({ peak }) => candidate.peak <= ALIKE * peak).length >= HABIT_TIMES;
}

function isAbout(candidate: Candidate, of: Pick<Lesson, "metric" | "scopeType" | "scopeId">): boolean {
  return (
    of.metric === candidate.metric && of.scopeType === candidate.scopeType && of.scopeId === candidate.scopeId
  );
}

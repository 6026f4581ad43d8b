import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/core/time";
import { isExpected, isHabit, type Lesson } from "./lessons";

const NOW = Date.UTC(2026, 10, 20, 12);
const lesson: Lesson = {
  feedback: "expected",
  givenAtMs: NOW - 8 * DAY_MS,
  metric: "spend",
  scopeType: "key",
  scopeId: "key_a",
  startMs: NOW - 8 * DAY_MS,
  peak: 100,
};
const candidate = { metric: "spend", scopeType: "key", scopeId: "key_a", startMs: NOW, peak: 90 };
const nextWeek = lesson.startMs + 7 * DAY_MS + HOUR_MS;

describe("feedback", () => {
  it("covers the like of what was expected, up to as high", () => {
    expect(isExpected(candidate, [lesson], NOW)).toBe(true);
    expect(isExpected({ ...candidate, peak: 101 }, [lesson], NOW)).toBe(false);
  });

  it("covers one and a half times as high at the same hour of the week, and no more", () => {
    const recurring = { ...candidate, startMs: nextWeek };
    expect(isExpected({ ...recurring, peak: 150 }, [lesson], NOW)).toBe(true);
    expect(isExpected({ ...recurring, peak: 151 }, [lesson], NOW)).toBe(false);
  });

  it("says nothing of another scope or metric", () => {
    expect(isExpected({ ...candidate, scopeId: "key_b" }, [lesson], NOW)).toBe(false);
    expect(isExpected({ ...candidate, metric: "calls" }, [lesson], NOW)).toBe(false);
  });

  it("fades after ninety days", () => {
    expect(isExpected(candidate, [lesson], lesson.givenAtMs + 90 * DAY_MS)).toBe(true);
    expect(isExpected(candidate, [lesson], lesson.givenAtMs + 90 * DAY_MS + 1)).toBe(false);
  });

  it("is untaught by a later word, and taught anew by one after that", () => {
    const no: Lesson = { ...lesson, feedback: "unexpected", givenAtMs: lesson.givenAtMs + HOUR_MS };
    const again: Lesson = { ...lesson, givenAtMs: no.givenAtMs + HOUR_MS };
    expect(isExpected(candidate, [lesson, no], NOW)).toBe(false);
    expect(isExpected(candidate, [lesson, no, again], NOW)).toBe(true);
  });
});

describe("a habit", () => {
  const told: Lesson[] = [3, 20].map((days) => ({
    ...lesson,
    feedback: null,
    givenAtMs: 0,
    startMs: NOW - days * DAY_MS,
  }));

  it("is what was told twice in sixty days and is not a quarter higher", () => {
    expect(isHabit({ ...candidate, peak: 125 }, told)).toBe(true);
    expect(isHabit({ ...candidate, peak: 126 }, told)).toBe(false);
    expect(isHabit(candidate, told.slice(1))).toBe(false);
    expect(isHabit({ ...candidate, startMs: NOW + 50 * DAY_MS }, told)).toBe(false);
  });

  it("is none when somebody called the like of it unexpected", () => {
    expect(isHabit(candidate, [...told, { ...lesson, feedback: "unexpected" }])).toBe(false);
  });
});

import { expect, test, vi } from "vitest";
import { DAY_MS } from "@/lib/core/time";
import { rollDays } from "../outlook/daily-outlook";
import { type PastDay, runBackTest } from "./run-back-test";

// Fitting is arithmetic without waiting; how long it takes depends only on who else uses the processor.
vi.setConfig({ testTimeout: 180_000 });

/** Months of thirty days from the first value on. */
const calendar = (count: number): PastDay[] =>
  Array.from({ length: count }, (_, i) => {
    const monthFrom = Math.floor(i / 30) * 30;
    return { startMs: i * DAY_MS, endMs: (i + 1) * DAY_MS, monthFrom, monthTo: monthFrom + 30 };
  });

const weekly = Array.from({ length: 100 }, (_, i) => (i % 7 >= 5 ? 2 : 10 + ((i * 5) % 4)) * 1e9);

test("a rhythm is replayed closer than a mean, and what came is what was spent", () => {
  const { week, month } = runBackTest(rollDays(weekly), calendar(100));
  expect(week.score.count).toBeGreaterThan(5);
  expect(week.score.error!).toBeLessThan(0.15);
  expect(week.score.coverage!).toBeGreaterThan(0.5);
  for (const cut of week.cuts) {
    const at = cut.cutMs / DAY_MS;
    const came = weekly.slice(at, at + 7).reduce((sum, value) => sum + value, 0);
    expect(cut.actual).toBe(came);
    expect(cut.p10).toBeLessThanOrEqual(cut.p50);
    expect(cut.p50).toBeLessThanOrEqual(cut.p90);
  }
  expect(month.cuts.length).toBeGreaterThan(3);
  expect(month.cuts.every(({ endMs }) => (endMs / DAY_MS) % 30 === 0 && endMs <= 100 * DAY_MS)).toBe(true);
});

test("a past forecast knows nothing of what came after it", () => {
  const changed = weekly.map((value, i) => (i >= 90 ? value * 50 : value));
  const before = runBackTest(rollDays(weekly), calendar(100)).week.cuts;
  const after = runBackTest(rollDays(changed), calendar(100)).week.cuts;
  const said = (cuts: typeof before) =>
    cuts
      .filter(({ cutMs }) => cutMs <= 90 * DAY_MS)
      .map(({ cutMs, p10, p50, p90, naive }) => ({ cutMs, p10, p50, p90, naive }));
  expect(said(before).length).toBeGreaterThan(5);
  expect(said(after)).toEqual(said(before));
});

import { describe, expect, test } from "vitest";
import { DAY_MS } from "@/lib/core/time";
import type { ForecastDay } from "../published";
import { type Allowance, findRunOut, spendBetween } from "./run-out";

const START = new Date("2026-11-10T00:00:00Z");
const day = (count: number) => new Date(START.getTime() + count * DAY_MS);

/** Ten a day in the middle, five at least, twenty at most. */
const days: ForecastDay[] = Array.from({ length: 60 }, (_, i) => {
  const times = (perDay: bigint) => perDay * BigInt(i + 1);
  const cumulative = { p10: times(5n), p50: times(10n), p90: times(20n) };
  return { start: day(i), end: day(i + 1), daily: { p10: 5n, p50: 10n, p90: 20n }, cumulative };
});
const path = { madeAt: START, days };
const allowance = (over: Partial<Allowance>): Allowance => ({
  spentNanos: 0n,
  limitNanos: 100n,
  windowEnd: null,
  raises: [],
  ...over,
});

test("the most spent is the first to run out", () => {
  expect(findRunOut(path, allowance({}), START)).toEqual({ p10: day(5), p50: day(10), p90: day(20) });
});

test("what is spent already counts, and what is used up has run out now", () => {
  expect(findRunOut(path, allowance({ spentNanos: 90n }), START).p50).toEqual(day(1));
  expect(findRunOut(path, allowance({ spentNanos: 100n }), START)).toEqual({
    p10: START,
    p50: START,
    p90: START,
  });
});

test("a window that begins anew before is not run out of", () => {
  const runOut = findRunOut(path, allowance({ windowEnd: day(8) }), START);
  expect(runOut).toEqual({ p10: day(5), p50: null, p90: null });
  expect(findRunOut(path, allowance({ windowEnd: day(5) }), START).p10).toBeNull();
});

test("beyond the days forecast nothing is said", () => {
  expect(findRunOut(path, allowance({ limitNanos: 601n }), START)).toEqual({
    p10: day(30.05),
    p50: null,
    p90: null,
  });
});

describe("raises", () => {
  test("put the day off while they are in force", () => {
    const raises = [{ amountNanos: 50n, endsAt: day(40) }];
    expect(findRunOut(path, allowance({ raises }), START).p50).toEqual(day(15));
  });

  test("end, and what was spent under them is then too much", () => {
    const raises = [{ amountNanos: 50n, endsAt: day(12) }];
    expect(findRunOut(path, allowance({ raises }), START)).toEqual({
      p10: day(7.5),
      p50: day(12),
      p90: day(20),
    });
  });
});

test("time that has passed since the forecast was made is not counted again", () => {
  expect(spendBetween(path, "p50", day(2.5), day(4))).toBe(15n);
  expect(findRunOut(path, allowance({ spentNanos: 20n }), day(2)).p50).toEqual(day(10));
});

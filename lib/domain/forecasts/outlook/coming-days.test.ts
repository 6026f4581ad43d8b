import { describe, expect, test, vi } from "vitest";
import { comingDays } from "./coming-days";
import type { SpendPast } from "./recent-outlook";

// Fitting is arithmetic without waiting; how long it takes depends only on who else uses the processor.
vi.setConfig({ testTimeout: 180_000 });

const DOLLAR = 1e9;
/** Ten dollars a weekday, two a weekend day, the first value a Monday. */
const weeks = (count: number) =>
  Array.from({ length: 7 * count }, (_, i) => (i % 7 >= 5 ? 2 : 10 + ((i * 7) % 3) / 10) * DOLLAR);
const spend = (values: number[], over: Partial<SpendPast> = {}): SpendPast => ({
  values,
  todayNanos: 0,
  todayLeft: 1,
  ...over,
});
const total = (past: SpendPast, days: number) => comingDays(past, days).days[days - 1]!.cumulative;

test("weekends are cheap ahead as they were behind", () => {
  const { days } = comingDays(spend(weeks(10)), 14);
  const middle = (day: number) => days[day]!.daily.p50 / DOLLAR;
  for (const weekday of [0, 4, 7, 11]) expect(middle(weekday)).toBeGreaterThan(8);
  for (const weekend of [5, 6, 12, 13]) expect(middle(weekend)).toBeLessThan(4);
});

test("sums never fall and are in order, for half a year", () => {
  const random = weeks(12).map((value, i) => value * (0.5 + ((i * 37) % 17) / 10));
  const { days } = comingDays(spend(random, { todayLeft: 0.4 }), 184);
  for (const [i, { cumulative }] of days.entries()) {
    expect(cumulative.p10).toBeLessThanOrEqual(cumulative.p50);
    expect(cumulative.p50).toBeLessThanOrEqual(cumulative.p90);
    const before = days[i - 1]?.cumulative ?? { p10: 0, p50: 0, p90: 0 };
    expect(cumulative.p10).toBeGreaterThanOrEqual(before.p10);
    expect(cumulative.p90).toBeGreaterThanOrEqual(before.p90);
  }
});

test.each([30, 300, 30_000])(
  "an outlier of %d dollars yesterday moves the month by less than itself",
  (dollars) => {
    const usual = weeks(10);
    const odd = usual.with(-3, dollars * DOLLAR);
    const moved = total(spend(odd), 25).p50 - total(spend(usual), 25).p50;
    expect(Math.abs(moved)).toBeLessThan(dollars * DOLLAR);
    expect(Math.abs(moved)).toBeLessThan(0.25 * total(spend(usual), 25).p50);
  },
);

describe("tenants with a short past", () => {
  test("three days have a wide interval around their middle", () => {
    const { method, days } = comingDays(spend([9, 11, 10].map((usd) => usd * DOLLAR)), 10);
    const { p10, p50, p90 } = days[9]!.cumulative;
    expect(method).toBe("recent");
    expect(p50 / DOLLAR).toBeCloseTo(100, 0);
    expect(p10).toBeLessThan(0.5 * p50);
    expect(p90).toBeGreaterThan(2 * p50);
  });

  test("the interval narrows as days are added", () => {
    const width = (days: number) => {
      const { p10, p50, p90 } = total(spend(new Array<number>(days).fill(DOLLAR)), 10);
      return (p90 - p10) / p50;
    };
    expect(width(3)).toBeGreaterThan(width(6));
    expect(width(6)).toBeGreaterThan(width(13));
  });

  test("the first day alone goes by what it has spent so far", () => {
    const past = spend([], { todayNanos: 5 * DOLLAR, todayLeft: 0.5 });
    expect(comingDays(past, 2).days[0]!.daily.p50 / DOLLAR).toBeCloseTo(5, 6);
    expect(comingDays(past, 2).days[1]!.daily.p50 / DOLLAR).toBeCloseTo(10, 6);
  });
});

describe("what has stopped", () => {
  test("costs nothing after four weeks of nothing, for certain", () => {
    const { method, days } = comingDays(spend([...weeks(6), ...new Array<number>(28).fill(0)]), 30);
    expect(method).toBe("none");
    expect(days[29]!.cumulative).toEqual({ p10: 0, p50: 0, p90: 0 });
  });

  test("costs next to nothing after two", () => {
    const stopped = total(spend([...weeks(6), ...new Array<number>(14).fill(0)]), 30);
    expect(stopped.p50).toBeLessThan(0.05 * total(spend(weeks(6)), 30).p50);
  });
});

test("the rest of today is the part of the day that is left", () => {
  const whole = comingDays(spend(weeks(8)), 1).days[0]!.daily.p50;
  const rest = comingDays(spend(weeks(8), { todayLeft: 0.25 }), 1).days[0]!.daily.p50;
  expect(rest).toBeCloseTo(whole / 4, 0);
});

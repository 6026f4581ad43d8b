import { describe, expect, test, vi } from "vitest";
import { mean } from "@/lib/core/statistics";
import { forecastSeries, type SeriesSpec } from "./forecast-series";

// Fitting is arithmetic without waiting; how long it takes depends only on who else uses the processor.
vi.setConfig({ testTimeout: 180_000 });

/** Reproducible noise in [-0.5, 0.5). */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296 - 0.5;
  };
}

const DAY = 24;
const spec: SeriesSpec = { horizon: DAY, periods: [DAY, 168], origins: 3, step: DAY };

/** Weeks of hours with a daily and a weekly rhythm. */
function hours(days: number, size = 10, seed = 7): number[] {
  const random = noise(seed);
  return Array.from({ length: days * DAY }, (_, i) => {
    const isWeekend = Math.floor(i / DAY) % 7 >= 5;
    const rhythm = 100 + 60 * Math.sin((2 * Math.PI * i) / DAY);
    return rhythm * (isWeekend ? 0.4 : 1) + size * random();
  });
}

describe("a series with a rhythm", () => {
  const values = hours(22);
  const known = values.slice(0, 21 * DAY);
  const forecast = forecastSeries(known, spec);

  test("is continued closer than by yesterday", () => {
    const came = values.slice(21 * DAY);
    const error = (said: number[]) => mean(came.map((value, i) => Math.abs(value - said[i]!)));
    expect(error(forecast.p50)).toBeLessThan(0.5 * error(known.slice(-DAY)));
  });

  test("has an interval that holds the middle", () => {
    for (let i = 0; i < DAY; i++) {
      expect(forecast.p10[i]).toBeLessThanOrEqual(forecast.p50[i]!);
      expect(forecast.p50[i]).toBeLessThanOrEqual(forecast.p90[i]!);
    }
  });

  test("is forecast the same twice, and a hundred times larger when it is", () => {
    expect(forecastSeries(known, spec)).toEqual(forecast);
    const larger = forecastSeries(
      known.map((value) => value * 128),
      spec,
    );
    larger.p50.forEach((value, i) => {
      expect(Math.abs(value / 128 - forecast.p50[i]!)).toBeLessThan(1);
    });
  });
});

test("what comes after the cut-off changes nothing: the same values give the same forecast whatever follows them", () => {
  const all = hours(16);
  const cut = all.slice(0, 14 * DAY);
  const poisoned = [...cut, ...all.slice(14 * DAY).map(() => 1e9)];
  expect(forecastSeries(poisoned.slice(0, 14 * DAY), spec)).toEqual(forecastSeries(cut, spec));
  const view = new Proxy(cut, {
    get(target, key) {
      if (typeof key === "string" && Number(key) >= cut.length) throw new Error("looked ahead");
      return Reflect.get(target, key, target);
    },
  });
  expect(forecastSeries(view, spec)).toEqual(forecastSeries(cut, spec));
});

describe("series that say little", () => {
  const week: SeriesSpec = { horizon: 14, periods: [7], origins: 5, step: 4 };

  test("nothing at all stays nothing", () => {
    const { p10, p50, p90 } = forecastSeries(new Array<number>(60).fill(0), week);
    expect([...p10, ...p50, ...p90].every((value) => value === 0)).toBe(true);
  });

  test("what never moved goes on so, for certain", () => {
    const { p10, p50, p90 } = forecastSeries(new Array<number>(60).fill(5), week);
    for (const value of [...p10, ...p50, ...p90]) expect(value).toBeCloseTo(5, 6);
  });

  test("three values have a forecast with a width, not an error", () => {
    const { p10, p50, p90 } = forecastSeries([4, 6, 5], week);
    expect(p50).toHaveLength(14);
    expect(p50[0]).toBeGreaterThanOrEqual(4);
    expect(p50[0]).toBeLessThanOrEqual(6);
    expect(p10[0]!).toBeLessThan(p50[0]!);
    expect(p90[0]!).toBeGreaterThan(p50[0]!);
  });

  test("what is never below zero is not forecast below it", () => {
    const random = noise(3);
    const sparse = Array.from({ length: 90 }, () => Math.max(0, random() * 10 - 3));
    expect(Math.min(...forecastSeries(sparse, week).p10)).toBeGreaterThanOrEqual(0);
  });
});

test("of independent noise eight in ten outcomes fall into the interval, give or take", () => {
  const random = noise(11);
  const flat: SeriesSpec = { horizon: 10, periods: [], origins: 8, step: 4 };
  let inside = 0;
  for (let round = 0; round < 12; round++) {
    const values = Array.from({ length: 70 }, () => 50 + 40 * random());
    const { p10, p90 } = forecastSeries(values.slice(0, 60), flat);
    inside += values.slice(60).filter((value, i) => p10[i]! <= value && value <= p90[i]!).length;
  }
  expect(inside / 120).toBeGreaterThan(0.7);
  expect(inside / 120).toBeLessThan(0.97);
});

import { describe, expect, test } from "vitest";
import type { ForecastPath, RunOut } from "@/lib/client/forecasts";
import { scopeParam, scopeQuery } from "./forecast-params";
import { offText, prepareCuts } from "./prepare-back-test";
import { prepareCard } from "./prepare-card";
import { largestOf, prepareFan } from "./prepare-fan";
import { describeRunOut } from "./prepare-run-out";
import { compareWithNaive, errorText } from "./prepare-score";

const usd = (amount: number) => String(Math.round(amount * 1e9));
const quantiles = (p10: number, p50: number, p90: number) => ({
  p10: usd(p10),
  p50: usd(p50),
  p90: usd(p90),
});
const day = (date: number) => `2026-11-${String(date).padStart(2, "0")}T00:00:00.000Z`;

const path = {
  forecast: { actualNanos: usd(6) } as ForecastPath["forecast"],
  past: [
    { start: day(1), nanos: usd(2) },
    { start: day(2), nanos: usd(3) },
    { start: day(3), nanos: usd(1.5) },
  ],
  coming: [
    { start: day(3), end: day(4), daily: quantiles(0, 1, 2), cumulative: quantiles(0, 1, 2) },
    { start: day(4), end: day(5), daily: quantiles(1, 2, 4), cumulative: quantiles(2, 3, 6) },
  ],
} satisfies ForecastPath;

describe("the fan", () => {
  test("opens where the last whole day ended, and today has what was spent and what is to come", () => {
    expect(prepareFan(path)).toEqual([
      { at: day(1), actual: 2, p50: null, band: null },
      { at: day(2), actual: 5, p50: 5, band: [5, 5] },
      { at: day(3), actual: 6.5, p50: 7, band: [6.5, 8] },
      { at: day(4), actual: null, p50: 9, band: [8, 12] },
    ]);
    expect(largestOf(prepareFan(path))).toBe(12);
  });

  test("without a forecast is what was spent", () => {
    const rows = prepareFan({ ...path, forecast: null, coming: [] });
    expect(rows.map(({ actual, p50 }) => [actual, p50])).toEqual([
      [2, null],
      [5, null],
      [6.5, null],
    ]);
  });

  test("fits into the card's box, and nothing spent is no picture", () => {
    const paths = prepareCard(prepareFan(path), 90, 52)!;
    expect(paths.actual).toBe("M0,42.7L30,30.2L60,23.9");
    expect(paths.band.endsWith("Z")).toBe(true);
    expect(prepareCard([{ at: day(1), actual: 0, p50: null, band: null }], 90, 52)).toBeNull();
  });
});

test("a scope goes into the address and back; what nobody can read is the organization", () => {
  const scope = { scopeType: "model", scopeId: "vendor/name:free" } as const;
  expect(scopeQuery(scopeParam(scope))).toEqual(scope);
  expect(scopeQuery("org")).toEqual({ scopeType: "org" });
  expect(scopeQuery("planet:mars")).toEqual({ scopeType: "org" });
});

test("past forecasts stand at their share of the chart, hits are told from misses", () => {
  const cut = (said: [number, number, number], came: number) => ({
    cutAt: day(1),
    endAt: day(8),
    said: quantiles(...said),
    actualNanos: usd(came),
    naiveNanos: { lastWeek: usd(1), mean28: usd(1) },
  });
  const { marks, scale } = prepareCuts([cut([1, 2, 4], 3), cut([1, 2, 4], 9)]);
  expect(scale).toMatchObject({ max: 10, step: 2.5 });
  expect(marks.map(({ isHit }) => isHit)).toEqual([true, false]);
  expect(marks[1]!.came).toBeCloseTo(0.9);
  expect(offText(cut([1, 2, 4], 4))).toBe("−50.0%");
  expect(offText(cut([1, 2, 4], 0))).toBeNull();
});

test("errors and their comparison are written in words", () => {
  expect([errorText(null), errorText(0.0834), errorText(0.42), errorText(50)]).toEqual([
    "–",
    "8.3%",
    "42%",
    ">999%",
  ]);
  expect(compareWithNaive(0.08, { lastWeek: 0.1, mean28: 0.2 })).toBe("20% closer than the best simple rule");
  expect(compareWithNaive(0.15, { lastWeek: 0.1, mean28: 0.2 })).toBe(
    "50% farther off than the best simple rule",
  );
  expect(compareWithNaive(null, { lastWeek: 0.1, mean28: null })).toBeNull();
});

test("a budget lasts, may run out, runs out or is used up", () => {
  const row = (spent: number, p10: string | null, p50: string | null) =>
    ({ spentNanos: usd(spent), limitNanos: usd(10), runOut: { p10, p50, p90: null } }) as RunOut;
  const texts = [row(1, null, null), row(1, day(9), null), row(1, day(9), day(20)), row(10, day(3), day(3))];
  expect(texts.map((each) => describeRunOut(each).text)).toEqual([
    "Lasts",
    "May run out",
    "Runs out",
    "Used up",
  ]);
});

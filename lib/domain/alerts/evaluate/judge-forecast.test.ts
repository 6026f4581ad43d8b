import fc from "fast-check";
import { expect, test } from "vitest";
import { addMs, DAY_MS } from "@/lib/core/time";
import { judgeForecast } from "./judge-forecast";

const NOW = new Date("2026-11-20T12:00:00Z");
const outlook = (p50: bigint, spentNanos = 0n) => ({
  spentNanos,
  limitNanos: 1_000n,
  windowEndNanos: { p50 },
  runOut: { p50: null },
});
const PERCENT = { unit: "percent", value: 100n } as const;

test("between crossed and clear there is a tenth, in which nothing changes", () => {
  const is = (p50: bigint) => judgeForecast(PERCENT, outlook(p50), NOW)?.is;
  expect([1_000n, 999n, 900n, 899n].map(is)).toEqual(["crossed", "between", "between", "clear"]);
  expect(judgeForecast({ unit: "usd", value: 500n }, outlook(500n), NOW)).toMatchObject({
    threshold: 500n,
    is: "crossed",
  });
});

test("what is spent already is not foretold, and without a forecast of the window nothing is known", () => {
  expect(judgeForecast(PERCENT, outlook(1_200n, 1_000n), NOW)?.is).toBe("between");
  expect(judgeForecast(PERCENT, { ...outlook(0n), windowEndNanos: null }, NOW)).toBeNull();
});

test("the credit is near its end when few enough days are left, and clear with a tenth more or no end in sight", () => {
  const is = (days: number | null) => {
    const runOut = { p50: days === null ? null : addMs(NOW, days * DAY_MS) };
    return judgeForecast({ unit: "days", value: 9n }, { ...outlook(0n), runOut }, NOW)?.is;
  };
  expect([0.5, 9.9, 10, 11, null].map(is)).toEqual(["crossed", "crossed", "between", "clear", "clear"]);
});

test("never crossed below the threshold, never clear within a tenth of it", () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 5_000n), fc.bigInt(1n, 300n), (p50, percent) => {
      const judged = judgeForecast({ unit: "percent", value: percent }, outlook(p50), NOW)!;
      expect(judged.is === "crossed").toBe(p50 * 100n >= 1_000n * percent || p50 >= judged.threshold);
      if (judged.is === "clear") expect(p50 * 10n).toBeLessThan(judged.threshold * 9n);
    }),
  );
});

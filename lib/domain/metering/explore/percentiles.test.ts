import fc from "fast-check";
import { expect, it } from "vitest";
import { LATENCY_ERROR_WITHIN, toLatencyBin } from "./latency-bins";
import { mergeBins, percentilesOf } from "./percentiles";

const binNumber = (ms: number) => Math.floor(Math.log(Math.max(ms, 1)) / Math.log(1.1));

function toBins(times: number[]) {
  return mergeBins(times.map((ms) => [toLatencyBin(binNumber(ms), 1)]));
}

it("is within the error that it states of the value at that rank, for any times", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 600_000 }), { minLength: 1, maxLength: 300 }), (times) => {
      const sorted = times.toSorted((a, b) => a - b);
      const found = percentilesOf(toBins(times))!;
      for (const [name, share] of [
        ["p50", 0.5],
        ["p95", 0.95],
        ["p99", 0.99],
      ] as const) {
        const exact = sorted[Math.ceil(sorted.length * share) - 1]!;
        expect(Math.abs(found[name] - exact) / exact).toBeLessThanOrEqual(LATENCY_ERROR_WITHIN);
      }
    }),
  );
});

it("is exact where a bin holds one whole millisecond", () => {
  for (const ms of [1, 2, 3, 5, 8])
    expect(percentilesOf(toBins([ms]))).toEqual({ p50: ms, p95: ms, p99: ms });
});

it("is null of no calls", () => {
  expect(percentilesOf([])).toBeNull();
});

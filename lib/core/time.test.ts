import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BUDGET_WINDOWS, DAY_MS, formatResetDuration, windowEndMs, windowStartMs } from "./time";

describe("budget windows", () => {
  it("every moment is in exactly one window: start ≤ moment < end, and the next window starts at the end", () => {
    const moments = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(moments, fc.constantFrom(...BUDGET_WINDOWS), (at, kind) => {
        const start = windowStartMs(kind, at);
        const end = windowEndMs(kind, at);
        expect(start).toBeLessThanOrEqual(at);
        if (end === null) return;
        expect(end).toBeGreaterThan(at);
        expect(windowStartMs(kind, end)).toBe(end);
        expect(windowStartMs(kind, end - 1)).toBe(start);
      }),
    );
  });

  it("a week starts on Monday", () => {
    const start = windowStartMs("week", Date.UTC(2026, 10, 22, 23));
    expect(new Date(start).toISOString()).toBe("2026-11-16T00:00:00.000Z");
    expect(windowEndMs("week", start)).toBe(start + 7 * DAY_MS);
  });

  it.each([
    [850, "850ms"],
    [0, "0ms"],
    [1_200, "1.2s"],
    [360_000, "6m0s"],
    [3_661_000, "1h1m1s"],
  ])("writes a reset of %d ms as %s", (ms, text) => {
    expect(formatResetDuration(ms)).toBe(text);
  });
});

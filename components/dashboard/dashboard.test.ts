import { describe, expect, test } from "vitest";
import { describeDaysLeft, prepareBurn, prepareChange } from "./prepare-readings";
import { usageRange } from "./range";

const now = Date.parse("2026-11-21T10:07:00Z");

describe("a range", () => {
  test("begins with a whole bucket of the viewer's zone and ends with the running quarter", () => {
    expect(usageRange("30d", "Asia/Kathmandu", now)).toMatchObject({
      from: "2026-10-22T18:15:00.000Z",
      to: "2026-11-21T10:15:00.000Z",
      bucket: "day",
    });
    expect(usageRange("24h", "UTC", now)).toMatchObject({ from: "2026-11-20T10:00:00.000Z", bucket: "hour" });
  });

  test("is the same for every moment of a quarter of an hour, so that a read keeps its cache key", () => {
    expect(usageRange("7d", "UTC", now + 60_000)).toEqual(usageRange("7d", "UTC", now));
    expect(usageRange("7d", "UTC", Date.parse("2026-11-21T10:15:00Z")).to).toBe("2026-11-21T10:30:00.000Z");
  });
});

describe("readings", () => {
  const current = {
    costNanos: "14000000000",
    calls: 1,
    errors: 0,
    inputTokens: 1,
    cachedInputTokens: 0,
    cacheWriteTokens: 0,
    cacheSavedNanos: "0",
    outputTokens: 1,
    reasoningTokens: 0,
    latencyMsAvg: null,
    ttftMsAvg: null,
  };

  test("a change needs something to compare with", () => {
    expect(prepareChange(5, 0, 7)).toBeNull();
    expect(prepareChange(15, 10, 7)).toEqual({ text: "+50%", against: "vs prior 7 days" });
    expect(prepareChange(15, 10, 6.1)?.against).toBe("vs prior 7 days");
    expect(prepareChange(15, 10, 1)?.against).toBe("vs prior 24 h");
  });

  test("a change too small to write has no sign", () => {
    expect(prepareChange(9_999, 10_000, 7)?.text).toBe("0%");
    expect(prepareChange(9_990, 10_000, 7)?.text).toBe("−0.1%");
  });

  test("credit lasts what is available over the pace of the range", () => {
    const burn = prepareBurn(current, "20000000000", 7);
    expect(burn.perDayNanos).toBe(2_000_000_000n);
    expect(burn.daysLeft).toBe(10);
    expect(prepareBurn({ ...current, costNanos: "0" }, "1", 7).daysLeft).toBeNull();
    expect([900, 10, 0.5, 0.01].map(describeDaysLeft)).toEqual([
      "over a year",
      "about 10 days",
      "about 12 hours",
      "less than an hour",
    ]);
  });
});

import { describe, expect, test } from "vitest";
import { ceilQuarterMs, startOfDayMs, startOfHourMs } from "./zone-time";

const at = (iso: string) => Date.parse(iso);
const iso = (ms: number) => new Date(ms).toISOString();

describe("a viewer's day", () => {
  test("starts at local midnight, also in zones of :30 and :45", () => {
    expect(iso(startOfDayMs(at("2026-11-21T10:00:00Z"), "UTC"))).toBe("2026-11-21T00:00:00.000Z");
    expect(iso(startOfDayMs(at("2026-11-21T20:00:00Z"), "Asia/Kolkata"))).toBe("2026-11-21T18:30:00.000Z");
    expect(iso(startOfDayMs(at("2026-11-21T18:20:00Z"), "Asia/Kathmandu"))).toBe("2026-11-21T18:15:00.000Z");
  });

  test("goes back over a change of clocks to the midnight of that day", () => {
    expect(iso(startOfDayMs(at("2026-10-26T12:00:00Z"), "Europe/Berlin"))).toBe("2026-10-25T23:00:00.000Z");
    expect(iso(startOfDayMs(at("2026-10-26T12:00:00Z"), "Europe/Berlin", 1))).toBe(
      "2026-10-24T22:00:00.000Z",
    );
  });

  test("its hours begin at the full hour of its own clock", () => {
    expect(iso(startOfHourMs(at("2026-11-21T10:10:05.250Z"), "Asia/Kathmandu"))).toBe(
      "2026-11-21T09:15:00.000Z",
    );
    expect(iso(startOfHourMs(at("2026-11-21T10:10:00Z"), "UTC"))).toBe("2026-11-21T10:00:00.000Z");
  });
});

test("a range ends at a quarter of an hour, never before now", () => {
  expect(iso(ceilQuarterMs(at("2026-11-21T10:10:00Z")))).toBe("2026-11-21T10:15:00.000Z");
  expect(iso(ceilQuarterMs(at("2026-11-21T10:15:00Z")))).toBe("2026-11-21T10:15:00.000Z");
});

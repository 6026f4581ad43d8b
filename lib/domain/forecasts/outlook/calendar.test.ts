import { expect, test } from "vitest";
import { dayStart, daysBetween, daysFrom, monthStart } from "./calendar";

const at = (iso: string) => new Date(iso);

test("a month begins at the zone's own midnight, also in zones of :30 and :45", () => {
  expect(monthStart(at("2026-11-30T20:00:00Z"), "UTC").toISOString()).toBe("2026-11-01T00:00:00.000Z");
  expect(monthStart(at("2026-11-30T20:00:00Z"), "Asia/Kolkata").toISOString()).toBe(
    "2026-11-30T18:30:00.000Z",
  );
  expect(monthStart(at("2026-11-30T18:14:00Z"), "Asia/Kathmandu").toISOString()).toBe(
    "2026-10-31T18:15:00.000Z",
  );
  expect(monthStart(at("2026-12-15T00:00:00Z"), "America/New_York", 1).toISOString()).toBe(
    "2027-01-01T05:00:00.000Z",
  );
});

test("days follow the calendar over a change of clocks", () => {
  const days = daysFrom(at("2026-10-24T12:00:00Z"), "Europe/Berlin", 3);
  expect(days.map(({ start, end }) => (end.getTime() - start.getTime()) / 3_600_000)).toEqual([24, 25, 24]);
  expect(daysBetween(days[0]!.start, days[2]!.end)).toBe(3);
  expect(dayStart(at("2026-10-26T12:00:00Z"), "Europe/Berlin", -1).toISOString()).toBe(
    "2026-10-24T22:00:00.000Z",
  );
});

test("February of a leap year has 29 days", () => {
  const from = monthStart(at("2028-02-10T00:00:00Z"), "UTC");
  expect(daysBetween(from, monthStart(from, "UTC", 1))).toBe(29);
});

import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/core/time";
import { comparedRange, comparesFor } from "./prepare-compare";
import { autoBucket, bucketsFor, customSpan, type RangeChoice, resolveRange } from "./prepare-range";
import { describeRange, fromWallText, toWallText } from "./prepare-wall";
import { pickZone } from "./prepare-zone";

const now = Date.parse("2026-11-21T10:07:00Z");
const choose = (range: RangeChoice["range"], more: Partial<RangeChoice> = {}): RangeChoice => ({
  range,
  from: null,
  to: null,
  bucket: null,
  ...more,
});
const custom = (from: string, to: string, zone = "UTC") =>
  resolveRange(choose("custom", { from, to }), zone, now);

describe("a range of the explorer", () => {
  test("is whole days and months of the zone, also where clocks stand at :45", () => {
    expect(resolveRange(choose("month"), "Asia/Kathmandu", now)).toMatchObject({
      from: "2026-10-31T18:15:00.000Z",
      to: "2026-11-21T10:15:00.000Z",
      bucket: "day",
    });
    expect(resolveRange(choose("last-month"), "Europe/Berlin", now)).toMatchObject({
      from: "2026-09-30T22:00:00.000Z",
      to: "2026-10-31T23:00:00.000Z",
    });
    expect(resolveRange(choose("1h"), "UTC", now)).toMatchObject({
      from: "2026-11-21T09:00:00.000Z",
      to: "2026-11-21T10:15:00.000Z",
      bucket: "minute",
    });
  });

  test("of thirty days is thirty midnights, also over the day of 25 hours", () => {
    const { from } = resolveRange(choose("30d"), "America/New_York", now);
    expect(from).toBe("2026-10-23T04:00:00.000Z");
  });

  test("of one's own is taken to quarters of an hour, and what is none becomes the default", () => {
    expect(customSpan("2026-11-20T10:01:00Z", "2026-11-20T10:02:00Z")).toEqual([
      Date.parse("2026-11-20T10:00:00Z"),
      Date.parse("2026-11-20T10:15:00Z"),
    ]);
    expect(customSpan("2026-11-20T10:00:00Z", "2026-11-19T10:00:00Z")).toBeNull();
    expect(custom("yesterday", "never").preset).toBe("7d");
  });

  test("has buckets that one can see: more than one, and not thousands", () => {
    for (const days of [1 / 96, 0.05, 0.5, 1, 7, 31, 90, 366, 4_000]) {
      const fitting = bucketsFor(days * DAY_MS);
      expect(fitting).toContain(autoBucket(days * DAY_MS));
    }
    expect(bucketsFor(90 * DAY_MS)).toEqual(["day", "week", "month"]);
    const tooFine = resolveRange(choose("90d", { bucket: "minute" }), "UTC", now);
    expect(tooFine.bucket).toBe("day");
    expect(resolveRange(choose("90d", { bucket: "week" }), "UTC", now).bucket).toBe("week");
  });
});

describe("a compared range", () => {
  const days = resolveRange(choose("7d"), "Europe/Berlin", now);

  test("of days ends at the same time of day, so that half a day stands beside half a day", () => {
    expect(comparedRange(days, "previous")).toEqual({
      from: "2026-11-07T23:00:00.000Z",
      to: "2026-11-14T10:15:00.000Z",
    });
  });

  test("over a change of clocks begins and ends by the clock, not by elapsed hours", () => {
    const week = resolveRange(choose("7d"), "Europe/Berlin", Date.parse("2026-10-28T10:07:00Z"));
    expect(week.from).toBe("2026-10-21T22:00:00.000Z");
    expect(comparedRange(week, "week")).toEqual({
      from: "2026-10-14T22:00:00.000Z",
      to: "2026-10-21T09:15:00.000Z",
    });
  });

  test("of a month so far is the same part of the month before, and of a month the whole one", () => {
    const march31 = Date.parse("2026-03-31T10:07:00Z");
    expect(comparedRange(resolveRange(choose("month"), "UTC", march31), "previous")).toEqual({
      from: "2026-02-01T00:00:00.000Z",
      to: "2026-02-28T10:15:00.000Z",
    });
    const october = resolveRange(choose("last-month"), "UTC", now);
    expect(comparedRange(october, "previous")).toEqual({
      from: "2026-09-01T00:00:00.000Z",
      to: "2026-10-01T00:00:00.000Z",
    });
    expect(comparedRange(october, "year")).toEqual({
      from: "2025-10-01T00:00:00.000Z",
      to: "2025-11-01T00:00:00.000Z",
    });
  });

  test("of hours is those right before", () => {
    const hours = custom("2026-11-20T10:00:00Z", "2026-11-20T13:00:00Z");
    expect(comparedRange(hours, "previous")).toEqual({
      from: "2026-11-20T07:00:00.000Z",
      to: "2026-11-20T10:00:00.000Z",
    });
  });

  test("is offered only where it does not overlap", () => {
    expect(comparesFor({ days: 30 })).toEqual(["none", "previous", "month", "year"]);
    expect(comparesFor({ days: 7 })).toContain("week");
    expect(comparedRange(custom("2026-10-01T00:00:00Z", "2026-11-15T00:00:00Z"), "month")).toBeNull();
    expect(comparedRange(days, "none")).toBeNull();
  });

  test.each(["UTC", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Chatham"])(
    "never reaches into the range itself, in %s over a year of days",
    (zone) => {
      for (let day = 0; day < 366; day += 5) {
        const at = now + day * DAY_MS + (day % 24) * HOUR_MS;
        for (const preset of ["24h", "7d", "30d", "90d", "month", "last-month"] as const) {
          const range = resolveRange(choose(preset), zone, at);
          const before = comparedRange(range, "previous")!;
          expect(before.to <= range.from, `${preset} at ${new Date(at).toISOString()}`).toBe(true);
          expect(before.from < before.to).toBe(true);
        }
      }
    },
  );
});

describe("wall clocks", () => {
  test("what a date input says means the zone's clock, there and back", () => {
    expect(fromWallText("2026-11-21T10:15", "Asia/Kathmandu")).toBe("2026-11-21T04:30:00.000Z");
    expect(toWallText("2026-11-21T04:30:00.000Z", "Asia/Kathmandu")).toBe("2026-11-21T10:15");
    expect(fromWallText("", "UTC")).toBeNull();
  });

  test("a range is named as short as it can be: whole days without hours", () => {
    const name = (from: string, to: string) => describeRange({ from, to, zone: "UTC" });
    expect(name("2026-11-03T00:00:00Z", "2026-11-10T00:00:00Z")).toBe("3–9 Nov");
    expect(name("2026-11-03T00:00:00Z", "2026-11-04T00:00:00Z")).toBe("3 Nov");
    expect(name("2026-10-28T00:00:00Z", "2026-11-04T00:00:00Z")).toBe("28 Oct – 3 Nov");
    expect(name("2025-12-28T00:00:00Z", "2026-01-01T00:00:00Z")).toBe("28–31 Dec");
    expect(name("2025-12-28T00:00:00Z", "2026-01-02T00:00:00Z")).toBe("28 Dec 2025 – 1 Jan 2026");
    expect(name("2026-11-03T10:00:00Z", "2026-11-03T11:15:00Z")).toBe("3 Nov, 10:00–11:15");
    expect(name("2026-11-03T10:00:00Z", "2026-11-04T00:00:00Z")).toBe("3 Nov, 10:00 – 4 Nov, 00:00");
    expect(
      describeRange({ from: "2026-11-02T18:15:00Z", to: "2026-11-03T18:15:00Z", zone: "Asia/Kathmandu" }),
    ).toBe("3 Nov");
  });

  test("a zone that nobody has is the viewer's", () => {
    expect(pickZone("Asia/Kathmandu", "UTC")).toBe("Asia/Kathmandu");
    expect(pickZone("Mars/Olympus", "Europe/Paris")).toBe("Europe/Paris");
    expect(pickZone("+05:45", "Europe/Paris")).toBe("Europe/Paris");
  });
});

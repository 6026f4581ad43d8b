import { expect, test } from "vitest";
import { dateText, exactTime, momentText, relativeTime } from "./time-format";

test("a date of UTC is written alike everywhere, also where the reader's day is another", () => {
  expect(dateText("2026-09-30T23:59:59.999Z", "UTC")).toBe("30 Sep 2026");
  expect(dateText(Date.UTC(2027, 0, 1), "UTC")).toBe("1 Jan 2027");
});

test("what is near is told by its distance, and what is a month away by its date", () => {
  const nowMs = Date.UTC(2026, 10, 22, 12);
  const at = (ms: number) => new Date(nowMs + ms).toISOString();
  const hour = 3_600_000;
  expect(
    [-2_000, -42_000, -3 * hour, 2 * hour, -24 * hour, 5 * 24 * hour].map((ms) =>
      relativeTime(at(ms), nowMs),
    ),
  ).toEqual(["just now", "42 s ago", "3 h ago", "in 2 h", "1 day ago", "in 5 days"]);
  expect(relativeTime(at(-40 * 24 * hour), nowMs)).toBe("13 Oct 2026");
});

test("a moment is told to the minute or the second, and an exact one names its zone", () => {
  const at = "2026-09-30T23:59:07.999Z";
  expect(momentText(new Date(at), "UTC")).toBe("30 Sep, 23:59");
  expect(exactTime(at, "UTC")).toBe("30 Sep 2026, 23:59:07 UTC");
  expect(exactTime(at)).toMatch(/^\d+ \w{3} 2026, \d\d:59:07 \S+$/);
});

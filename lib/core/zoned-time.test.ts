import { expect, it } from "vitest";
import { zonedIso } from "./zoned-time";

it.each([
  ["2026-11-21T00:00:00Z", "UTC", "2026-11-21T00:00:00+00:00"],
  ["2026-11-21T00:00:00Z", "Asia/Kathmandu", "2026-11-21T05:45:00+05:45"],
  ["2026-11-21T00:00:00Z", "America/St_Johns", "2026-11-20T20:30:00-03:30"],
  ["2026-10-25T00:30:00Z", "Europe/Berlin", "2026-10-25T02:30:00+02:00"],
  ["2026-10-25T01:30:00Z", "Europe/Berlin", "2026-10-25T02:30:00+01:00"],
  ["2026-04-04T15:00:00Z", "Australia/Lord_Howe", "2026-04-05T01:30:00+10:30"],
  ["2026-01-01T00:00:00Z", "Pacific/Kiritimati", "2026-01-01T14:00:00+14:00"],
])("%s is in %s %s", (at, zone, local) => {
  expect(zonedIso(new Date(at), zone)).toBe(local);
  expect(new Date(local).getTime()).toBe(new Date(at).getTime());
});

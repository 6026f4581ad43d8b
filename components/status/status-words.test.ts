import { expect, test } from "vitest";
import { statusWords } from "./status-words";

const checkedAt = "2026-11-22T10:00:00.000Z";
const well = { gateway: "ok" as const, providers: [], checkedAt };
const failing = (...names: string[]) => ({
  ...well,
  providers: names.map((name, n) => ({ name, since: `2026-11-22T09:5${9 - n}:00.000Z` })),
});

test("nothing is said while all is well, or while nothing is known yet", () => {
  expect(statusWords({ online: true, portalAway: false, status: well })).toBeNull();
  expect(statusWords({ online: true, portalAway: false, status: undefined })).toBeNull();
});

test("what is nearest to the reader comes first: the connection, the portal, the gateway, a provider", () => {
  const status = { ...failing("Mistral"), gateway: "away" as const };
  expect(statusWords({ online: false, portalAway: true, status })?.text).toMatch(/offline/);
  expect(statusWords({ online: true, portalAway: true, status })?.text).toMatch(/portal/);
  expect(statusWords({ online: true, portalAway: false, status })?.text).toMatch(/gateway/);
});

test("failing providers are named, since the first of them failed", () => {
  expect(statusWords({ online: true, portalAway: false, status: failing("Mistral") })).toMatchObject({
    text: expect.stringMatching(/^Mistral fails/),
  });
  expect(statusWords({ online: true, portalAway: false, status: failing("A", "B", "C") })).toEqual({
    tone: "warning",
    text: expect.stringMatching(/^A, B, and C fail /),
    since: "2026-11-22T09:57:00.000Z",
  });
});

import { expect, test } from "vitest";
import { healthOf, type ProviderHealth } from "./installation";

const provider: ProviderHealth = {
  id: "prv_1",
  slug: "acme",
  name: "Acme",
  enabled: true,
  calls: 1_000,
  errors: 0,
  costNanos: "0",
  ttftMs: null,
  latencyMs: null,
  failingSince: null,
};
const textOf = (over: Partial<ProviderHealth>) => healthOf({ ...provider, ...over }).text;

test("what happens now comes before what past calls tell, and a few calls tell nothing", () => {
  expect(textOf({})).toBe("Healthy");
  expect(textOf({ errors: 50 })).toBe("Healthy");
  expect(textOf({ errors: 51 })).toBe("Often failing");
  expect(textOf({ calls: 19, errors: 19 })).toBe("Healthy");
  expect(textOf({ errors: 51, failingSince: "2026-01-01T00:00:00.000Z" })).toBe("Failing now");
  expect(textOf({ enabled: false, failingSince: "2026-01-01T00:00:00.000Z" })).toBe("Off");
  expect(textOf({ calls: 0 })).toBe("No calls yet");
});

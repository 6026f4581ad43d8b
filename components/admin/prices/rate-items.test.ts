import { expect, test } from "vitest";
import { rateItems } from "./rate-items";

test("a price is told in full: every class, unit, kind of image, tier, service tier and time of day", () => {
  const set = { input: 1_000_000_000, output: 2_500_000_000 };
  const items = rateItems({
    ...set,
    cacheWrite1h: 6_000_000_000,
    imageOutput: 30_000_000_000,
    perSearch: 10_000_000,
    perAudioHour: 360_000_000,
    perMillionCharacters: 15_000_000_000,
    perImageOf: { "1024x1024/high": 167_000_000 },
    contextTiers: [{ aboveInputTokens: 200_000, input: 2_000_000_000, output: 5_000_000_000 }],
    batch: set,
    serviceTiers: { flex: { ...set, contextTiers: [{ aboveInputTokens: 272_000, ...set }] } },
    timeOfDay: [{ fromMinute: 990, toMinute: 30, ...set }],
  });
  expect(items.map(({ label, value }) => `${label}: ${value}`)).toEqual([
    "Input: $1.00 / M tokens",
    "Cache write, 1 hour: $6.00 / M tokens",
    "Output: $2.50 / M tokens",
    "Image output: $30.00 / M tokens",
    "Search: $0.01 each",
    "Characters: $15.00 / M",
    "Audio: $0.36 / h",
    "Image 1024x1024/high: $0.167 each",
    "Above 200,000: input $2.00, output $5.00 / M, the whole call",
    "Batch: input $1.00, output $2.50 / M",
    "Tier flex: input $1.00, output $2.50 / M; above 272,000: $1.00 and $2.50",
    "16:30–00:30 UTC: input $1.00, output $2.50 / M",
  ]);
});

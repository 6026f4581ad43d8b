import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PriceRates } from "@/lib/contract/prices";
import type { PriceCircumstances, UsageVector } from "@/lib/core/usage";
import { inputTotal, outputTotal } from "@/lib/core/usage";
import { priceUsage } from "@/lib/domain/catalog";
import { affordableOutput, ceilingNanos } from "./ceiling";

const rate = fc.nat({ max: 100_000_000_000 });
const maybe = fc.option(rate, { nil: undefined });
const set = {
  input: rate,
  cachedInput: maybe,
  cacheWrite: maybe,
  cacheWrite1h: maybe,
  audioInput: maybe,
  imageInput: maybe,
  output: rate,
  reasoning: maybe,
  audioOutput: maybe,
  imageOutput: maybe,
};
const tiered = {
  ...set,
  contextTiers: fc.option(
    fc.record({ aboveInputTokens: fc.nat({ max: 300_000 }), ...set }).map((tier) => [tier]),
    { nil: undefined },
  ),
};
const anyRates: fc.Arbitrary<PriceRates> = fc.record({
  ...tiered,
  perRequest: maybe,
  perImage: maybe,
  perImageOf: fc.dictionary(fc.constantFrom("1024x1024/high", "512x512/low"), rate),
  perSearch: maybe,
  perMillionCharacters: maybe,
  perAudioHour: maybe,
  perComputeHour: maybe,
  batch: fc.record(tiered),
  serviceTiers: fc.dictionary(fc.constantFrom("flex", "priority"), fc.record(tiered)),
  timeOfDay: fc.record(tiered).map((night) => [{ fromMinute: 990, toMinute: 30, ...night }]),
});
const tokens = fc.nat({ max: 300_000 });
const many = fc.nat({ max: 5_000_000 });
const anyUsage: fc.Arbitrary<UsageVector> = fc.record({
  input: tokens,
  cachedInput: tokens,
  cacheWrite: tokens,
  cacheWrite1h: tokens,
  audioInput: tokens,
  imageInput: tokens,
  output: tokens,
  reasoning: tokens,
  audioOutput: tokens,
  imageOutput: tokens,
  images: fc.nat({ max: 10 }),
  audioMs: many,
  characters: many,
  searches: fc.nat({ max: 20 }),
  computeMs: many,
});
const anyCircumstances: fc.Arbitrary<PriceCircumstances> = fc.record({
  atMs: fc.nat({ max: 4_000_000_000_000 }),
  serviceTier: fc.constantFrom(null, "flex", "priority"),
  batch: fc.boolean(),
  imageOf: fc.constantFrom(null, "1024x1024/high", "512x512/low"),
});

describe("the ceiling of a hold", () => {
  it("is never below what a call of so many units costs, in any class, tier, time of day or kind of image", () => {
    fc.assert(
      fc.property(anyRates, anyUsage, anyCircumstances, (rates, usage, at) => {
        const { images, audioMs, characters, searches, computeMs } = usage;
        const units = { images, audioMs, characters, searches, computeMs };
        const ceiling = ceilingNanos(rates, inputTotal(usage), outputTotal(usage), units);
        expect(ceiling).toBeGreaterThanOrEqual(priceUsage(rates, usage, at));
      }),
      { numRuns: 500 },
    );
  });

  it("pays for exactly as many output tokens as it says can be afforded", () => {
    fc.assert(
      fc.property(anyRates, tokens, tokens, (rates, input, output) => {
        const nanos = ceilingNanos(rates, input, output);
        const affordable = affordableOutput(rates, nanos, input);
        expect(affordable).toBeGreaterThanOrEqual(output);
        if (affordable === Number.MAX_SAFE_INTEGER) return;
        expect(ceilingNanos(rates, input, affordable)).toBeLessThanOrEqual(nanos);
        expect(ceilingNanos(rates, input, affordable + 1)).toBeGreaterThan(nanos);
      }),
      { numRuns: 500 },
    );
  });
});

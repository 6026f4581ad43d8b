import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PriceRates } from "@/lib/contract/prices";
import { findInvalidPart, inputTotal, NO_USAGE, outputTotal, type UsageVector } from "@/lib/core/usage";
import { priceUsage } from "@/lib/domain/catalog";
import { readOpenAiUsage } from "../providers/openai/usage";
import { toChatUsage } from "./measured-usage";

const tokens = fc.nat({ max: 2_000_000 });
/** What chat completions have words for. */
const vector: fc.Arbitrary<UsageVector> = fc
  .record({
    input: tokens,
    cachedInput: tokens,
    cacheWrite: tokens,
    audioInput: tokens,
    output: tokens,
    reasoning: tokens,
    audioOutput: tokens,
  })
  .map((parts) => ({ ...NO_USAGE, ...parts }));
const rate = fc.nat({ max: 100_000_000_000 });
const rates: fc.Arbitrary<PriceRates> = fc.record(
  {
    input: rate,
    output: rate,
    cachedInput: rate,
    cacheWrite: rate,
    audioInput: rate,
    reasoning: rate,
    audioOutput: rate,
  },
  { requiredKeys: ["input", "output"] },
);

function sumOf(usages: readonly UsageVector[]): UsageVector {
  const sum = { ...NO_USAGE };
  for (const usage of usages) {
    for (const part of Object.keys(sum) as (keyof UsageVector)[]) sum[part] += usage[part];
  }
  return sum;
}

describe("a usage vector", () => {
  it("has parts that sum to the totals it is written with, and is read back the same", () => {
    fc.assert(
      fc.property(vector, (usage) => {
        const measured = { usage, usageSource: "provider" as const, quarantined: false, costNanos: 0 };
        const written = toChatUsage(measured);
        expect(written.prompt_tokens).toBe(inputTotal(usage));
        expect(written.completion_tokens).toBe(outputTotal(usage));
        expect(written.total_tokens).toBe(inputTotal(usage) + outputTotal(usage));
        expect(readOpenAiUsage(written)).toEqual({ vector: usage, invalid: null });
      }),
    );
  });

  it("that a provider reports is never negative in any part, or is set apart", () => {
    const count = fc.integer({ min: -5, max: 50 });
    const raw = fc.record({
      prompt_tokens: count,
      completion_tokens: count,
      total_tokens: fc.oneof(count, fc.constant(undefined)),
      prompt_tokens_details: fc.record({
        cached_tokens: count,
        audio_tokens: count,
        cache_write_tokens: count,
      }),
      completion_tokens_details: fc.record({ reasoning_tokens: count, audio_tokens: count }),
    });
    fc.assert(
      fc.property(raw, (usage) => {
        const { vector: read, invalid } = readOpenAiUsage(usage)!;
        if (invalid !== null) return;
        expect(Math.min(...Object.values(read))).toBeGreaterThanOrEqual(0);
        expect(inputTotal(read)).toBe(usage.prompt_tokens);
        expect(outputTotal(read)).toBeGreaterThanOrEqual(usage.completion_tokens);
        expect(findInvalidPart(read)).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it("with a part that no call can have is set apart, and its figures are kept as they came", () => {
    for (const completion of [-1, 1.5, 100_000_001, Number.MAX_SAFE_INTEGER]) {
      const raw = { prompt_tokens: 3, completion_tokens: completion };
      expect(readOpenAiUsage(raw)).toMatchObject({ invalid: "output", raw });
    }
  });

  it("adds up in any order, to the same tokens and the same price", () => {
    fc.assert(
      fc.property(
        fc.array(vector, { maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        rates,
        (usages, dice, price) => {
          const shuffled = [...usages].sort(() => (dice.next().value! % 2 === 0 ? 1 : -1));
          expect(sumOf(shuffled)).toEqual(sumOf(usages));
          const billed = (of: readonly UsageVector[]) =>
            of.reduce((sum, usage) => sum + priceUsage(price, usage), 0);
          expect(billed(shuffled)).toBe(billed(usages));
        },
      ),
    );
  });

  it("priced call by call differs from its sum by less than one nano-dollar a call, since each is rounded once", () => {
    fc.assert(
      fc.property(fc.array(vector, { minLength: 1, maxLength: 12 }), rates, (usages, price) => {
        const apart = usages.reduce((sum, usage) => sum + priceUsage(price, usage), 0);
        expect(Math.abs(apart - priceUsage(price, sumOf(usages)))).toBeLessThanOrEqual(
          usages.length / 2 + 0.5,
        );
      }),
    );
  });
});

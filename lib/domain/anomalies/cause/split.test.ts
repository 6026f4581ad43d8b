import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundParts } from "./round-parts";
import { type ModelSums, type Parts, splitSpend } from "./split";

const sums: fc.Arbitrary<ModelSums> = fc.record({
  calls: fc.integer({ min: 1, max: 100_000 }),
  tokens: fc.integer({ min: 0, max: 1_000_000_000 }),
  costNanos: fc.integer({ min: 0, max: 1_000_000_000_000 }),
  savedNanos: fc.integer({ min: 0, max: 1_000_000_000 }),
});
const period = fc
  .dictionary(fc.constantFrom("a", "b", "c", "d"), sums, { maxKeys: 4 })
  .map((models) => new Map(Object.entries(models)));
const costOf = (models: ReadonlyMap<string, ModelSums>) =>
  [...models.values()].reduce((sum, { costNanos }) => sum + costNanos, 0);
const one = (over: Partial<ModelSums>) =>
  new Map([["m", { calls: 100, tokens: 100_000, costNanos: 1_000_000, savedNanos: 0, ...over }]]);
const whole = (usual: ReadonlyMap<string, ModelSums>, now: ReadonlyMap<string, ModelSums>) =>
  roundParts(splitSpend(usual, now), BigInt(costOf(now)) - BigInt(costOf(usual)));
const all = (parts: Record<keyof Parts, bigint>) =>
  Object.values(parts).reduce((sum, part) => sum + part, 0n);

describe("the split of a difference in spend", () => {
  it("adds up to the difference, to the nano-dollar, whatever came and went", () => {
    fc.assert(
      fc.property(period, period, (usual, now) => {
        expect(all(whole(usual, now))).toBe(BigInt(costOf(now)) - BigInt(costOf(usual)));
      }),
      { numRuns: 500 },
    );
  });

  it("is the other way round when the periods are: no order is preferred", () => {
    fc.assert(
      fc.property(period, period, (usual, now) => {
        const there = splitSpend(usual, now);
        const back = splitSpend(now, usual);
        const scale = 1 + costOf(usual) + costOf(now);
        for (const factor of Object.keys(there) as (keyof Parts)[])
          expect(Math.abs(there[factor] + back[factor]) / scale).toBeLessThan(1e-9);
      }),
    );
  });

  it("puts more of the same calls down to volume alone", () => {
    const parts = whole(one({}), one({ calls: 1_400, tokens: 1_400_000, costNanos: 14_000_000 }));
    expect(parts).toEqual({
      volume: 13_000_000n,
      tokens_per_call: 0n,
      model_mix: 0n,
      price: 0n,
      cache: 0n,
    });
  });

  it("puts a doubled price down to price, and a cache that stopped to the cache", () => {
    expect(whole(one({}), one({ costNanos: 2_000_000 })).price).toBe(1_000_000n);
    const cold = whole(one({ costNanos: 400_000, savedNanos: 600_000 }), one({}));
    expect(cold.cache).toBe(600_000n);
  });

  it("puts a move to a dearer model down to the mix", () => {
    const cheap = { calls: 100, tokens: 100_000, costNanos: 100_000, savedNanos: 0 };
    const dear = { ...cheap, costNanos: 1_000_000 };
    const half = (model: ModelSums, share: number) => ({
      calls: model.calls * share,
      tokens: model.tokens * share,
      costNanos: model.costNanos * share,
      savedNanos: 0,
    });
    const usual = new Map([
      ["cheap", half(cheap, 0.9)],
      ["dear", half(dear, 0.1)],
    ]);
    const now = new Map([
      ["cheap", half(cheap, 0.1)],
      ["dear", half(dear, 0.9)],
    ]);
    const parts = whole(usual, now);
    expect(parts.model_mix).toBe(720_000n);
    expect(parts.volume).toBe(0n);
  });
});

describe("rounding of parts", () => {
  it("keeps each within a nano-dollar of its own, and the sum exact", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 2, maxLength: 8 }),
        (list) => {
          const parts = Object.fromEntries(list.map((part, i) => [`p${i}`, part]));
          const total = BigInt(Math.round(list.reduce((sum, part) => sum + part, 0)));
          const rounded = roundParts(parts, total);
          expect(Object.values(rounded).reduce((sum, part) => sum + part, 0n)).toBe(total);
          for (const [name, part] of Object.entries(parts))
            expect(Math.abs(Number(rounded[name]!) - part)).toBeLessThanOrEqual(1.01);
        },
      ),
    );
  });
});

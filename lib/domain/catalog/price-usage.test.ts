import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PriceRates } from "@/lib/contract/prices";
import { NO_USAGE, type PriceCircumstances, type UsageVector } from "@/lib/core/usage";
import { type GenaiPrices, toRates } from "./genai-prices/to-rates";
import { lineAmount, priceLines, priceUsage } from "./price-usage";

const rate = fc.integer({ min: 0, max: 1_000_000_000_000 });
const maybe = fc.option(rate, { nil: undefined });
const tokenRates = {
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
  ...tokenRates,
  contextTiers: fc.option(
    fc
      .array(fc.record({ aboveInputTokens: fc.integer({ min: 0, max: 500_000 }), ...tokenRates }), {
        maxLength: 3,
      })
      .map((tiers) => tiers.sort((a, b) => a.aboveInputTokens - b.aboveInputTokens)),
    { nil: undefined },
  ),
};
const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 1 });
const anyRates: fc.Arbitrary<PriceRates> = fc.record({
  ...tiered,
  perImage: maybe,
  perImageOf: sometimes(fc.dictionary(fc.constantFrom("1024x1024/high", "512x512/low"), rate)),
  perRequest: maybe,
  perSearch: maybe,
  perMillionCharacters: maybe,
  perAudioHour: maybe,
  perComputeHour: maybe,
  batch: sometimes(fc.record(tiered)),
  serviceTiers: sometimes(fc.dictionary(fc.constantFrom("flex", "priority"), fc.record(tiered))),
  timeOfDay: sometimes(
    fc.tuple(fc.record(tiered), fc.record(tiered)).map(([night, noon]) => [
      { fromMinute: 990, toMinute: 30, ...night },
      { fromMinute: 30, toMinute: 720, ...noon },
    ]),
  ),
});
const tokens = fc.integer({ min: 0, max: 2_000_000 });
const rarely = (max: number) => fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max }));
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
  images: rarely(100),
  audioMs: rarely(20_000_000),
  characters: rarely(5_000_000),
  searches: rarely(50),
  computeMs: rarely(20_000_000),
});
const anyCircumstances: fc.Arbitrary<PriceCircumstances | undefined> = fc.option(
  fc.record({
    atMs: fc.nat({ max: 4_000_000_000_000 }),
    serviceTier: fc.constantFrom(null, "flex", "priority", "scale", "constructor"),
    batch: fc.boolean(),
    imageOf: fc.constantFrom(null, "1024x1024/high", "512x512/low", "toString"),
  }),
  { nil: undefined },
);

const use = (parts: Partial<UsageVector>): UsageVector => ({ ...NO_USAGE, ...parts });
const PRO: PriceRates = {
  input: 1_250_000_000,
  cachedInput: 125_000_000,
  output: 10_000_000_000,
  contextTiers: [
    { aboveInputTokens: 200_000, input: 2_500_000_000, cachedInput: 250_000_000, output: 15_000_000_000 },
  ],
};

/** An independent reading of the rule in exact fractions: of 36 millionths of a nano-dollar each. */
function expected(rates: PriceRates, usage: UsageVector, at: PriceCircumstances = {}): bigint {
  const minute =
    at.atMs === undefined ? null : new Date(at.atMs).getUTCHours() * 60 + new Date(at.atMs).getUTCMinutes();
  const byTime = (rates.timeOfDay ?? []).filter(({ fromMinute: from, toMinute: to }) => {
    if (minute === null) return false;
    return from < to ? from <= minute && minute < to : !(to <= minute && minute < from);
  });
  const tiers = new Map(Object.entries(rates.serviceTiers ?? {}));
  const set = (at.batch ? rates.batch : undefined) ?? tiers.get(at.serviceTier ?? "") ?? byTime[0] ?? rates;
  const { input, cachedInput, cacheWrite, cacheWrite1h, audioInput, imageInput } = usage;
  const total = input + cachedInput + cacheWrite + cacheWrite1h + audioInput + imageInput;
  const tier = (set.contextTiers ?? []).filter((each) => total > each.aboveInputTokens).at(-1) ?? set;
  const image = new Map(Object.entries(rates.perImageOf ?? {})).get(at.imageOf ?? "");
  const terms: [units: number, nanos: number | undefined, per: bigint][] = [
    [usage.input, tier.input, 1_000_000n],
    [usage.cachedInput, tier.cachedInput ?? tier.input, 1_000_000n],
    [usage.cacheWrite, tier.cacheWrite ?? tier.input, 1_000_000n],
    [usage.cacheWrite1h, tier.cacheWrite1h ?? tier.cacheWrite ?? tier.input, 1_000_000n],
    [usage.audioInput, tier.audioInput ?? tier.input, 1_000_000n],
    [usage.imageInput, tier.imageInput ?? tier.input, 1_000_000n],
    [usage.output, tier.output, 1_000_000n],
    [usage.reasoning, tier.reasoning ?? tier.output, 1_000_000n],
    [usage.audioOutput, tier.audioOutput ?? tier.output, 1_000_000n],
    [usage.imageOutput, tier.imageOutput ?? tier.output, 1_000_000n],
    [usage.characters, rates.perMillionCharacters, 1_000_000n],
    [usage.audioMs, rates.perAudioHour, 3_600_000n],
    [usage.computeMs, rates.perComputeHour, 3_600_000n],
    [usage.images, image ?? rates.perImage, 1n],
    [usage.searches, rates.perSearch, 1n],
    [1, rates.perRequest, 1n],
  ];
  const parts = terms.reduce((sum, [units, nanos, per]) => {
    return sum + (BigInt(units) * BigInt(nanos ?? 0) * 36_000_000n) / per;
  }, 0n);
  return (parts + 18_000_000n) / 36_000_000n;
}

describe("the price of a call", () => {
  it("is the exact sum of units times rates, rounded once, whatever class, tier and time of day", () => {
    fc.assert(
      fc.property(anyRates, anyUsage, anyCircumstances, (rates, usage, at) => {
        expect(BigInt(priceUsage(rates, usage, at))).toBe(expected(rates, usage, at));
      }),
      { numRuns: 3_000 },
    );
  });

  it("is the sum of the lines that a page shows, rounded once", () => {
    fc.assert(
      fc.property(anyRates, anyUsage, anyCircumstances, (rates, usage, at) => {
        const parts = priceLines(rates, usage, at).reduce(
          (sum, { units, rateNanos, per }) =>
            sum + (BigInt(units) * BigInt(rateNanos) * 36_000_000n) / BigInt(per),
          0n,
        );
        expect((parts + 18_000_000n) / 36_000_000n).toBe(BigInt(priceUsage(rates, usage, at)));
      }),
    );
  });

  it("has lines that are written exactly, by the hour to nine decimals of a nano-dollar", () => {
    const line = { class: "input", units: 3, rateNanos: 2_500_000, per: 1_000_000 } as const;
    expect(lineAmount(line)).toBe("7.5");
    expect(lineAmount({ ...line, rateNanos: 1 })).toBe("0.000003");
    expect(lineAmount({ class: "images", units: 2, rateNanos: 40, per: 1 })).toBe("80");
    const speech = { class: "audioMs", units: 1_000, rateNanos: 360_000_000, per: 3_600_000 } as const;
    expect(lineAmount(speech)).toBe("100000");
    expect(lineAmount({ ...speech, units: 1, rateNanos: 1 })).toBe("0.000000278");
  });

  it("never falls when a token is added within a tier", () => {
    fc.assert(
      fc.property(anyRates, anyUsage, (rates, usage) => {
        const flat = { ...rates, contextTiers: undefined };
        expect(priceUsage(flat, { ...usage, output: usage.output + 1 })).toBeGreaterThanOrEqual(
          priceUsage(flat, usage),
        );
      }),
    );
  });

  it("of $0.0075 per million, which has no whole per-token form, is exact", () => {
    expect(priceUsage({ input: 7_500_000, output: 0 }, use({ input: 1 }))).toBe(8);
    expect(priceUsage({ input: 7_500_000, output: 0 }, use({ input: 1_000_000 }))).toBe(7_500_000);
  });

  it("prices the whole call at the upper rates one token above the tier's start", () => {
    expect(priceUsage(PRO, use({ input: 200_000, output: 1_000 }))).toBe(250_000_000 + 10_000_000);
    expect(priceUsage(PRO, use({ input: 200_001, output: 1_000 }))).toBe(500_002_500 + 15_000_000);
    expect(priceUsage(PRO, use({ input: 100_001, cachedInput: 100_000 }))).toBe(250_002_500 + 25_000_000);
  });

  it("of a class without a rate is that of plain input or output", () => {
    const rates = { input: 3_000_000_000, output: 15_000_000_000 };
    expect(priceUsage(rates, use({ cachedInput: 10, cacheWrite: 10, audioInput: 10 }))).toBe(90_000);
    expect(priceUsage(rates, use({ reasoning: 10, audioOutput: 10 }))).toBe(300_000);
  });

  it("of an hour's cache write falls back to the short one's, then to input", () => {
    const usage = use({ cacheWrite1h: 1_000_000 });
    expect(priceUsage({ input: 3, output: 0, cacheWrite: 4, cacheWrite1h: 6 }, usage)).toBe(6);
    expect(priceUsage({ input: 3, output: 0, cacheWrite: 4 }, usage)).toBe(4);
    expect(priceUsage({ input: 3, output: 0 }, usage)).toBe(3);
  });

  it("by time of day changes at the minute, also over midnight", () => {
    const rates = {
      input: 2,
      output: 0,
      timeOfDay: [{ fromMinute: 990, toMinute: 30, input: 1, output: 0 }],
    };
    const at = (time: string) =>
      priceUsage(rates, use({ input: 1_000_000 }), { atMs: Date.parse(`2026-03-01T${time}Z`) });
    expect([at("16:29:59.999"), at("16:30:00"), at("23:59:59"), at("00:29:59.999"), at("00:30:00")]).toEqual([
      2, 1, 1, 1, 2,
    ]);
    expect(priceUsage(rates, use({ input: 1_000_000 }))).toBe(2);
  });

  it("of a tier that the price does not know is the standard one, and batch goes before a tier", () => {
    const rates = {
      input: 4,
      output: 0,
      batch: { input: 2, output: 0, contextTiers: [{ aboveInputTokens: 1_000_000, input: 3, output: 0 }] },
      serviceTiers: { priority: { input: 8, output: 0 } },
    };
    const price = (input: number, at: PriceCircumstances) => priceUsage(rates, use({ input }), at);
    expect(price(1_000_000, { serviceTier: "priority" })).toBe(8);
    expect(price(1_000_000, { serviceTier: "scale" })).toBe(4);
    expect(price(1_000_000, { serviceTier: "priority", batch: true })).toBe(2);
    expect(price(1_000_000, { serviceTier: "batch" })).toBe(2);
    expect(price(2_000_000, { batch: true })).toBe(6);
  });

  it("is that of the tokens which the provider bills, where it counts those apart, with the units beside them", () => {
    const usage = { ...NO_USAGE, input: 34, cachedInput: 1_360, output: 54, reasoning: 3, searches: 2 };
    const rates = { input: 1_000_000, cachedInput: 1, output: 4_000_000, perSearch: 7 };
    const circumstances = { billed: { input: 8, output: 50 } };
    expect(priceUsage(rates, usage, circumstances)).toBe(8 + 200 + 14);
    const shown = priceLines(rates, usage, circumstances).map(({ class: name, units }) => [name, units]);
    expect(shown).toEqual([
      ["input", 8],
      ["output", 50],
      ["searches", 2],
    ]);
  });

  it("of speech, characters, searches and computing is summed before it is rounded", () => {
    const rates = { input: 0, output: 0, perAudioHour: 1_800_000, perComputeHour: 1_800_000, perSearch: 7 };
    expect(priceUsage(rates, use({ audioMs: 1 }))).toBe(1);
    expect(priceUsage(rates, use({ audioMs: 1, computeMs: 1 }))).toBe(1);
    expect(priceUsage(rates, use({ audioMs: 3_600_000, searches: 3 }))).toBe(1_800_021);
    expect(priceUsage({ input: 0, output: 0, perMillionCharacters: 15 }, use({ characters: 100_000 }))).toBe(
      2,
    );
  });

  it("stays exact where products leave the safe integers, and refuses what no call can cost", () => {
    const rates = { input: 1_000_000_000_003, output: 0 };
    expect(priceUsage(rates, use({ input: 9_999_999 }))).toBe(
      Number((9_999_999n * 1_000_000_000_003n + 500_000n) / 1_000_000n),
    );
    expect(() => priceUsage({ input: 1e15, output: 0 }, use({ input: 100_000_000 }))).toThrow(RangeError);
  });
});

const oracle = join(process.env.TURNPIKE_DATA ?? "../shared/data", "cost-oracle/genai-prices-0.1.8.jsonl");
type OracleRow = { prices: GenaiPrices; usage: Record<string, number>; total_cost: number };

describe.skipIf(!existsSync(oracle))("against the public price calculator", () => {
  it("agrees to the nano-dollar on every case", () => {
    let compared = 0;
    for (const line of readFileSync(oracle, "utf8").trim().split("\n")) {
      const row = JSON.parse(line) as OracleRow;
      const cachedInput = row.usage.cache_read_tokens ?? 0;
      const cacheWrite = row.usage.cache_write_tokens ?? 0;
      const usage = use({
        input: (row.usage.input_tokens ?? 0) - cachedInput - cacheWrite,
        cachedInput,
        cacheWrite,
        output: row.usage.output_tokens ?? 0,
      });
      expect(
        Math.abs(priceUsage(toRates(row.prices), usage) - row.total_cost * 1e9),
        line,
      ).toBeLessThanOrEqual(1);
      compared++;
    }
    expect(compared).toBeGreaterThan(50);
  });
});

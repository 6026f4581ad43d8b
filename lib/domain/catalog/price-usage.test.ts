import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PriceRates } from "@/lib/contract/prices";
import { NO_USAGE, type UsageVector } from "@/lib/core/usage";
import { lineAmount, priceLines, priceUsage } from "./price-usage";

const rate = fc.integer({ min: 0, max: 1_000_000_000_000 });
const maybe = fc.option(rate, { nil: undefined });
const tokenRates = {
  input: rate,
  cachedInput: maybe,
  cacheWrite: maybe,
  audioInput: maybe,
  output: rate,
  reasoning: maybe,
  audioOutput: maybe,
};
const anyRates: fc.Arbitrary<PriceRates> = fc.record({
  ...tokenRates,
  perImage: maybe,
  perRequest: maybe,
  contextTiers: fc.option(
    fc
      .array(fc.record({ aboveInputTokens: fc.integer({ min: 0, max: 500_000 }), ...tokenRates }), {
        maxLength: 3,
      })
      .map((tiers) => tiers.sort((a, b) => a.aboveInputTokens - b.aboveInputTokens)),
    { nil: undefined },
  ),
});
const tokens = fc.integer({ min: 0, max: 2_000_000 });
const anyUsage: fc.Arbitrary<UsageVector> = fc.record({
  input: tokens,
  cachedInput: tokens,
  cacheWrite: tokens,
  audioInput: tokens,
  output: tokens,
  reasoning: tokens,
  audioOutput: tokens,
  images: fc.integer({ min: 0, max: 100 }),
});

const use = (parts: Partial<UsageVector>): UsageVector => ({ ...NO_USAGE, ...parts });
const PRO: PriceRates = {
  input: 1_250_000_000,
  cachedInput: 125_000_000,
  output: 10_000_000_000,
  contextTiers: [
    { aboveInputTokens: 200_000, input: 2_500_000_000, cachedInput: 250_000_000, output: 15_000_000_000 },
  ],
};

/** An independent reading of the rule in exact fractions of a millionth of a nano-dollar. */
function expected(rates: PriceRates, usage: UsageVector): bigint {
  const total = usage.input + usage.cachedInput + usage.cacheWrite + usage.audioInput;
  const tier = (rates.contextTiers ?? []).filter((each) => total > each.aboveInputTokens).at(-1) ?? rates;
  const terms: [number, number][] = [
    [usage.input, tier.input],
    [usage.cachedInput, tier.cachedInput ?? tier.input],
    [usage.cacheWrite, tier.cacheWrite ?? tier.input],
    [usage.audioInput, tier.audioInput ?? tier.input],
    [usage.output, tier.output],
    [usage.reasoning, tier.reasoning ?? tier.output],
    [usage.audioOutput, tier.audioOutput ?? tier.output],
    [usage.images * 1_000_000, rates.perImage ?? 0],
    [1_000_000, rates.perRequest ?? 0],
  ];
  const millionths = terms.reduce((sum, [units, price]) => sum + BigInt(units) * BigInt(price), 0n);
  return (millionths + 500_000n) / 1_000_000n;
}

describe("the price of a call", () => {
  it("is the exact sum of units times rates, rounded once", () => {
    fc.assert(
      fc.property(anyRates, anyUsage, (rates, usage) => {
        expect(BigInt(priceUsage(rates, usage))).toBe(expected(rates, usage));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is the sum of the lines that a page shows, rounded once", () => {
    fc.assert(
      fc.property(anyRates, anyUsage, (rates, usage) => {
        const millionths = priceLines(rates, usage).reduce((sum, line) => {
          const [whole, fraction = ""] = lineAmount(line).split(".");
          return sum + BigInt(whole! + fraction.padEnd(6, "0"));
        }, 0n);
        expect((millionths + 500_000n) / 1_000_000n).toBe(BigInt(priceUsage(rates, usage)));
      }),
    );
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

  it("stays exact where products leave the safe integers, and refuses what no call can cost", () => {
    const rates = { input: 1_000_000_000_003, output: 0 };
    expect(priceUsage(rates, use({ input: 9_999_999 }))).toBe(
      Number((9_999_999n * 1_000_000_000_003n + 500_000n) / 1_000_000n),
    );
    expect(() => priceUsage({ input: 1e15, output: 0 }, use({ input: 100_000_000 }))).toThrow(RangeError);
  });
});

const oracle = join(process.env.TURNPIKE_DATA ?? "../shared/data", "cost-oracle/genai-prices-0.1.8.jsonl");
type OracleRow = {
  prices: Record<string, number | { base: number; tiers: { start: number; price: number }[] }>;
  usage: Record<string, number>;
  total_cost: number;
};

function toRates(prices: OracleRow["prices"]): PriceRates | null {
  const names = {
    input_mtok: "input",
    output_mtok: "output",
    cache_read_mtok: "cachedInput",
    cache_write_mtok: "cacheWrite",
  };
  const base: Record<string, number> = {};
  const upper = new Map<number, Record<string, number>>();
  for (const [key, value] of Object.entries(prices)) {
    const name = names[key as keyof typeof names];
    if (!name) continue;
    base[name] = Math.round((typeof value === "number" ? value : value.base) * 1e9);
    if (typeof value === "number") continue;
    for (const tier of value.tiers)
      upper.set(tier.start, { ...upper.get(tier.start), [name]: Math.round(tier.price * 1e9) });
  }
  if (base.input === undefined || base.output === undefined) return null;
  const contextTiers = [...upper].map(([aboveInputTokens, rates]) => ({
    aboveInputTokens,
    ...base,
    ...rates,
  }));
  return { ...base, ...(contextTiers.length && { contextTiers }) } as PriceRates;
}

describe.skipIf(!existsSync(oracle))("against the public price calculator", () => {
  it("agrees to the nano-dollar on every case with token prices", () => {
    let compared = 0;
    for (const line of readFileSync(oracle, "utf8").trim().split("\n")) {
      const row = JSON.parse(line) as OracleRow;
      const rates = toRates(row.prices);
      if (!rates) continue;
      const cachedInput = row.usage.cache_read_tokens ?? 0;
      const cacheWrite = row.usage.cache_write_tokens ?? 0;
      const usage = use({
        input: (row.usage.input_tokens ?? 0) - cachedInput - cacheWrite,
        cachedInput,
        cacheWrite,
        output: row.usage.output_tokens ?? 0,
      });
      expect(Math.abs(priceUsage(rates, usage) - row.total_cost * 1e9), line).toBeLessThanOrEqual(1);
      compared++;
    }
    expect(compared).toBeGreaterThan(50);
  });
});

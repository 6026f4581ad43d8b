import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PriceRates } from "@/lib/contract/prices";
import type { PriceCircumstances, UsageVector } from "@/lib/core/usage";
import { inputTotal, outputTotal } from "@/lib/core/usage";
import { priceUsage } from "@/lib/domain/catalog";
import type { ChatAsk } from "../call";
import type { ModelRecord } from "../snapshot/records";
import { affordableOutput, ceilingNanos, inputBound, unitBounds } from "./ceiling";

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

describe("the bound of a prompt", () => {
  const model = { slug: "acme/one", contextTokens: 1_000_000 } as ModelRecord;
  const boundOf = (part: Record<string, unknown>) => {
    const text = JSON.stringify(part);
    const body = { model: "m", messages: [{ role: "user", content: [{ type: "text", text: "Hi" }, part] }] };
    const ask = { text, body, bodyBytes: text.length, hasStoredInput: false } as unknown as ChatAsk;
    return inputBound(ask, model);
  };

  it("is its text's bytes, room for any image whatever its bytes, and the whole context for a film or document", () => {
    const text = boundOf({ type: "text", text: "Hello" });
    expect(text).toBe(JSON.stringify({ type: "text", text: "Hello" }).length);
    for (const url of ["https://example.com/a.png", `data:image/png;base64,${"A".repeat(500_000)}`]) {
      const image = boundOf({ type: "image_url", image_url: { url } });
      expect([image > 20_000, image < 20_100]).toEqual([true, true]);
    }
    for (const part of [
      { type: "video_url", video_url: { url: "https://example.com/a.mp4" } },
      { type: "file", file: { file_data: "data:application/pdf;base64,JVBERg==" } },
      { type: "file", file: { file_id: "gs://bucket/a.pdf" } },
    ]) {
      expect(boundOf(part)).toBe(1_000_000);
    }
  });

  it("is the whole context, with money for searches, where the provider may search; a function of that name is none", () => {
    const askOf = (more: object) => {
      const body = { model: "m", messages: [{ role: "user", content: "Hi" }], ...more };
      return { text: "", body, bodyBytes: 50, hasStoredInput: false } as unknown as ChatAsk;
    };
    const rates = { input: 1, output: 1, perSearch: 10_000_000 };
    for (const more of [{ web_search_options: {} }, { tools: [{ type: "web_search_preview" }] }]) {
      expect(inputBound(askOf(more), model)).toBe(1_000_000);
      const units = unitBounds(askOf(more), rates);
      expect(ceilingNanos(rates, 0, 0, units)).toBeGreaterThanOrEqual(100_000_000);
      expect(affordableOutput(rates, 99_000_000, 0, units)).toBe(-1);
    }
    const named = askOf({ tools: [{ type: "function", function: { name: "web_search" } }] });
    expect(inputBound(named, model)).toBe(50);
    expect(unitBounds(named, rates)).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { createModelEndpoint } from "@/lib/contract/models";
import { priceRates } from "@/lib/contract/prices";
import { findPreset } from "@/lib/core/provider-presets";
import { NO_USAGE, type UsageVector } from "@/lib/core/usage";
import { priceUsage } from "../price-usage";
import { type CatalogEntry, readCatalogue, versionsFrom } from "./compile";
import { LISTINGS } from "./offers";

const entries = await readCatalogue();
const AT = new Date("2026-11-21T12:00:00Z");
const MILLION = 1_000_000;

function entry(provider: string, upstreamModel: string): CatalogEntry {
  const found = entries.find((each) => each.provider === provider && each.upstreamModel === upstreamModel);
  if (!found) throw new Error(`${provider} does not offer ${upstreamModel}`);
  return found;
}
const ratesOf = (provider: string, name: string, at = AT) =>
  versionsFrom(entry(provider, name), at)[0]!.rates;
const usdOf = (nanos: number) => nanos / 1e9;
const use = (part: Partial<UsageVector>): UsageVector => ({ ...NO_USAGE, ...part });

describe("the catalogue", () => {
  it("has more than 171 models of more than 14 providers, each once", () => {
    expect(entries.length).toBeGreaterThan(171);
    expect(new Set(entries.map((each) => each.provider)).size).toBeGreaterThan(14);
    const names = entries.map((each) => `${each.provider}/${each.upstreamModel}`);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it("has a price for every model that a listing names", () => {
    const missing = LISTINGS.flatMap((listing) =>
      listing.offers
        .map((offer) => (typeof offer === "string" ? offer : offer.name))
        .filter(
          (name) =>
            !entries.some((each) => each.provider === listing.provider && each.upstreamModel === name),
        )
        .map((name) => `${listing.provider}/${name}`),
    );
    expect(missing).toEqual([]);
  });

  it("holds what the contract takes: models, and rates as they are stored", () => {
    for (const { provider, upstreamModel, versions, name, source, ...facts } of entries) {
      const slug = `${provider}/${upstreamModel}`.replace(/[^A-Za-z0-9._:/-]+/g, "-");
      const body = createModelEndpoint.body.safeParse({ slug, name, ...facts });
      expect(body.error?.issues, slug).toBeUndefined();
      expect(source).not.toBe("");
      for (const { rates } of versions)
        expect(priceRates.safeParse(rates).error?.issues, slug).toBeUndefined();
    }
  });

  it("offers a listing's models under a preset that exists", () => {
    for (const { provider } of LISTINGS) expect(findPreset(provider)).not.toBeNull();
  });

  it("prices a whole prompt by its tier: Alibaba's from 32 K, Anthropic's above 200,000", () => {
    const qwen = ratesOf("alibaba", "qwen3-coder-plus");
    expect(usdOf(priceUsage(qwen, use({ input: 32_768 })))).toBeCloseTo(0.032768, 9);
    expect(usdOf(priceUsage(qwen, use({ input: 32_769 })))).toBeCloseTo(32_769 * 1.8e-6, 9);
    const sonnet = ratesOf("anthropic", "claude-sonnet-4-5");
    expect(usdOf(priceUsage(sonnet, use({ input: 200_001, output: 1_000 })))).toBeCloseTo(1.222506, 9);
  });

  it("prices DeepSeek by the hour of the call", () => {
    const rates = ratesOf("deepseek", "deepseek-v4-pro");
    const at = (time: string) =>
      usdOf(priceUsage(rates, use({ input: MILLION }), { atMs: Date.parse(`2026-11-21T${time}Z`) }));
    expect([at("00:59:59"), at("01:00:00"), at("03:59:59"), at("04:00:00"), at("09:59:59")]).toEqual([
      0.66, 1.32, 1.32, 0.66, 1.32,
    ]);
  });

  it("knows a price that is announced: it is the next version, at its date", () => {
    const [now, next] = versionsFrom(entry("gemini", "gemini-3.6-flash"), AT);
    expect(usdOf(now!.rates.input)).toBe(0.75);
    expect(next).toMatchObject({ from: new Date("2027-01-01T00:00:00Z"), rates: { input: 1_500_000_000 } });
    expect(versionsFrom(entry("openai", "o3"), AT)).toHaveLength(1);
    expect(usdOf(ratesOf("openai", "o3", new Date("2025-01-01")).input)).toBe(10);
  });

  it("halves a batch, in every class and tier, where the provider does", () => {
    const { batch, ...rates } = ratesOf("openai", "gpt-5.4");
    expect(batch).toMatchObject({ input: rates.input / 2, cachedInput: rates.cachedInput! / 2 });
    expect(batch!.contextTiers![0]!.output).toBe(rates.contextTiers![0]!.output / 2);
    expect(ratesOf("deepseek", "deepseek-chat").batch).toBeUndefined();
    expect(ratesOf("openai", "whisper-1").batch).toBeUndefined();
  });

  it("has an hour's cache write at twice the input for Claude at every cloud", () => {
    for (const { provider, upstreamModel, versions } of entries) {
      const { input, cacheWrite, cacheWrite1h } = versions.at(-1)!.rates;
      const isOwn =
        ["anthropic", "bedrock", "vertex"].includes(provider) && /claude-(opus|sonnet)/.test(upstreamModel);
      if (isOwn && cacheWrite !== undefined) expect(cacheWrite1h, upstreamModel).toBe(2 * input);
    }
  });

  it.each([
    ["tts-1", "speech", { characters: MILLION }, 15],
    ["whisper-1", "transcription", { audioMs: 3_600_000 }, 0.36],
    ["text-embedding-3-small", "embeddings", { input: MILLION }, 0.02],
    ["omni-moderation-latest", "moderation", { input: MILLION }, 0],
    ["gpt-image-1", "images", { output: 1_000 }, 0.04],
    ["gpt-4o-audio-preview", "chat", { audioOutput: MILLION }, 80],
  ] as const)("%s answers %s and is priced by its own unit", (name, operation, usage, price) => {
    expect(entry("openai", name).operations).toContain(operation);
    expect(usdOf(priceUsage(ratesOf("openai", name), use(usage)))).toBe(price);
  });

  it("offers no work that the gateway has no words for at that kind of provider", () => {
    const spoken: Record<string, readonly string[]> = {
      openai: ["chat", "embeddings", "images", "speech", "transcription", "moderation"],
      azure: ["chat", "embeddings", "images", "speech", "transcription", "moderation"],
      gemini: ["chat", "embeddings", "images"],
      vertex: ["chat", "embeddings", "images"],
      mistral: ["chat", "embeddings"],
      cohere: ["chat", "embeddings"],
      anthropic: ["chat"],
      bedrock: ["chat"],
    };
    const mute = entries.filter(({ provider, operations }) => {
      const words = spoken[findPreset(provider)!.kind]!;
      return operations.some((operation) => !words.includes(operation));
    });
    expect(mute.map(({ provider, upstreamModel }) => `${provider}/${upstreamModel}`)).toEqual([]);
  });

  it("prices an image by size and quality", () => {
    const imageOf = "1024x1792/hd";
    expect(usdOf(priceUsage(ratesOf("openai", "dall-e-3"), use({ images: 2 }), { imageOf }))).toBe(0.24);
  });

  it("knows limits, modalities and parameters", () => {
    expect(entry("anthropic", "claude-opus-5")).toMatchObject({
      contextTokens: 1_000_000,
      maxOutputTokens: 128_000,
      inputModalities: ["text", "image", "file"],
      ownedBy: "Anthropic",
    });
    expect(entry("openai", "gpt-5-mini").parameters).not.toContain("temperature");
    expect(entry("openai", "gpt-4.1").parameters).toContain("logprobs");
    expect(entry("anthropic", "claude-haiku-4-5").parameters).not.toContain("seed");
    expect(entries.filter((each) => each.maxOutputTokens > each.contextTokens)).toEqual([]);
  });
});

import { calcPrice } from "@pydantic/genai-prices";
import { describe, expect, it } from "vitest";
import { PROVIDER_PRESETS } from "@/lib/core/provider-presets";
import { NO_USAGE, type UsageVector } from "@/lib/core/usage";
import { priceUsage } from "../price-usage";
import { openGenaiPrices, toVersions } from "./read-model";
import { type GenaiPrices, toRates } from "./to-rates";

const list = await openGenaiPrices();
const TOLERANCE_USD = 1e-9;

/** The same call for us and for the package, which counts cached tokens as part of the input. */
const CALLS: readonly Partial<UsageVector>[] = [
  { input: 200_001, output: 500 },
  { input: 3_000, cachedInput: 90_000, output: 1_234 },
  { input: 271_999, output: 1_000 },
  { input: 1, cachedInput: 272_000, output: 99_999 },
];
const asPackage = ({ input = 0, cachedInput = 0, output = 0 }: Partial<UsageVector>) => ({
  input_tokens: input + cachedInput,
  output_tokens: output,
  ...(cachedInput > 0 && { cache_read_tokens: cachedInput }),
});
/** Priced for the call, or a class of ours that the package counts apart. */
const isTokenOnly = (prices: object) => !("requests_kcount" in prices) && "input_mtok" in prices;

/** The largest difference to the package over all calls, in USD; null where the package has no token price then. */
function worstError(id: string, name: string, at: Date): number | null {
  const versions = list.find(id, name)?.versions ?? [];
  const rates = versions.findLast(({ from }) => from === null || from <= at)?.rates;
  const theirs = (call: Partial<UsageVector>) =>
    calcPrice(asPackage(call), name, { providerId: id, timestamp: at });
  if (!rates || !isTokenOnly(theirs({})!.model_price)) return null;
  const errors = CALLS.map((call) => {
    const ours = priceUsage(rates, { ...NO_USAGE, ...call }, { atMs: at.getTime() }) / 1e9;
    return Math.abs(ours - theirs(call)!.total_price);
  });
  return Math.max(...errors);
}

describe("rates from the list", () => {
  const providers = PROVIDER_PRESETS.flatMap((preset) => preset.pricesId ?? []);
  const times = [new Date("2026-11-21T02:00:00Z"), new Date("2026-11-21T20:00:00Z")];

  it.each([...new Set(providers)])(
    "cost what the package says, for every model of %s, now and at night",
    (id) => {
      const prefix = id === "fireworks" ? "accounts/fireworks/models/" : "";
      const errors = list
        .ids(id)
        .flatMap((name) => times.map((at) => worstError(id, `${prefix}${name}`, at)));
      const compared = errors.filter((error) => error !== null);
      expect(compared.length).toBeGreaterThan(0);
      expect(Math.max(...compared)).toBeLessThanOrEqual(TOLERANCE_USD);
    },
  );

  it("turn every class into ours, and leave out what nobody meters", () => {
    const prices: GenaiPrices = {
      input_mtok: { base: 3, tiers: [{ start: 200_000, price: 6 }] },
      output_mtok: 15,
      cache_read_mtok: 0.0028,
      cache_write_mtok: 3.75,
      cache_write_1h_mtok: 6,
      input_audio_mtok: 1,
      output_audio_mtok: 12,
      input_image_mtok: 10,
      output_image_mtok: 30,
      output_reasoning_mtok: 3,
      audio_hours: 0.36,
      requests_kcount: 12,
      web_searches_kcount: 10,
      input_document_kpages: 1,
    };
    const low = {
      input: 3_000_000_000,
      output: 15_000_000_000,
      cachedInput: 2_800_000,
      cacheWrite: 3_750_000_000,
      cacheWrite1h: 6_000_000_000,
      audioInput: 1_000_000_000,
      audioOutput: 12_000_000_000,
      imageInput: 10_000_000_000,
      imageOutput: 30_000_000_000,
      reasoning: 3_000_000_000,
    };
    expect(toRates(prices)).toEqual({
      ...low,
      contextTiers: [{ ...low, aboveInputTokens: 200_000, input: 6_000_000_000 }],
      perAudioHour: 360_000_000,
      perRequest: 12_000_000,
      perSearch: 10_000_000,
    });
  });

  it("keep a start date as a version and a time of day as a window of each version", () => {
    const versions = toVersions([
      { prices: { input_mtok: 1, output_mtok: 2 } },
      {
        constraint: { type: "start_date", start_date: "2026-08-17" },
        prices: { input_mtok: 3, output_mtok: 4 },
      },
      {
        constraint: { type: "time_of_date", start_time: "16:30:00Z", end_time: "00:30:00Z" },
        prices: { input_mtok: 0.5, output_mtok: 1 },
      },
    ]);
    expect(versions.map(({ from }) => from)).toEqual([null, new Date("2026-08-17T00:00:00Z")]);
    for (const { rates } of versions)
      expect(rates.timeOfDay).toEqual([
        { fromMinute: 990, toMinute: 30, input: 500_000_000, output: 1_000_000_000 },
      ]);
  });

  it("are none for a model that the list has without a price", () => {
    expect(toVersions({})).toEqual([]);
    expect(list.find("openai", "omni-moderation-latest")).toBeNull();
    expect(list.find("openai", "no-such-model")).toBeNull();
  });
});

import type { PriceRates } from "@/lib/contract/prices";
import { type Listing, type Offer, usd } from "../offer";

type Tier = [above: number, input: string, output: string, thinking?: string];

const K = 1_024;
/** What an implicit cache hit costs of the input's price; an explicit cache's write costs more than plain input. */
const HIT_PERCENT = 20;
const WRITE_PERCENT = 125;

const percentOf = (nanos: number, percent: number) => Math.round((nanos * percent) / 100);

function rateSet([, input, output, thinking]: Tier, isCached: boolean) {
  const rate = usd(input);
  return {
    input: rate,
    output: usd(output),
    ...(thinking !== undefined && { reasoning: usd(thinking) }),
    ...(isCached && {
      cachedInput: percentOf(rate, HIT_PERCENT),
      cacheWrite: percentOf(rate, WRITE_PERCENT),
    }),
  };
}

/** Tiers by the length of the prompt, the whole of which costs what its tier says. */
function tiered(tiers: readonly Tier[], isCached: boolean): PriceRates {
  const [first, ...rest] = tiers as [Tier, ...Tier[]];
  return {
    ...rateSet(first, isCached),
    ...(rest.length > 0 && {
      contextTiers: rest.map((tier) => ({ aboveInputTokens: tier[0] * K, ...rateSet(tier, isCached) })),
    }),
  };
}

const model = (
  name: string,
  title: string,
  [contextTokens, maxOutputTokens]: [number, number],
  tiers: readonly Tier[],
  { cached = false } = {},
): Offer => ({ name, title, facts: { contextTokens, maxOutputTokens }, rates: tiered(tiers, cached) });

const CACHED = { cached: true };

/**
 * Alibaba Cloud Model Studio, international (Singapore), in USD: the list has none of it. Where thinking has a price of its own
 * it is the reasoning rate. Source: alibabacloud.com/help/en/model-studio/models.
 */
export const ALIBABA: Listing = {
  provider: "alibaba",
  batchDiscountPercent: 50,
  withoutBatch: /^(?!qwen-(max|plus|flash|turbo)$|text-embedding)/,
  offers: [
    model(
      "qwen3-max",
      "Qwen3 Max",
      [262_144, 65_536],
      [
        [0, "1.2", "6"],
        [32, "2.4", "12"],
        [128, "3", "15"],
      ],
      CACHED,
    ),
    model(
      "qwen-plus",
      "Qwen Plus",
      [1_000_000, 32_768],
      [
        [0, "0.4", "1.2", "4"],
        [256, "1.2", "3.6", "12"],
      ],
      CACHED,
    ),
    model(
      "qwen-flash",
      "Qwen Flash",
      [1_000_000, 32_768],
      [
        [0, "0.05", "0.4"],
        [256, "0.25", "2"],
      ],
      CACHED,
    ),
    model("qwen-max", "Qwen Max", [32_768, 8_192], [[0, "1.6", "6.4"]]),
    model("qwen-turbo", "Qwen Turbo", [1_000_000, 16_384], [[0, "0.05", "0.2", "0.5"]]),
    model(
      "qwen3-coder-plus",
      "Qwen3 Coder Plus",
      [1_000_000, 65_536],
      [
        [0, "1", "5"],
        [32, "1.8", "9"],
        [128, "3", "15"],
        [256, "6", "60"],
      ],
      CACHED,
    ),
    model(
      "qwen3-coder-flash",
      "Qwen3 Coder Flash",
      [1_000_000, 65_536],
      [
        [0, "0.3", "1.5"],
        [32, "0.5", "2.5"],
        [128, "0.8", "4"],
        [256, "1.6", "9.6"],
      ],
      CACHED,
    ),
    model(
      "qwen3-coder-480b-a35b-instruct",
      "Qwen3 Coder 480B",
      [262_144, 65_536],
      [
        [0, "1.5", "7.5"],
        [32, "2.7", "13.5"],
        [128, "4.5", "22.5"],
      ],
    ),
    model(
      "qwen3-vl-plus",
      "Qwen3 VL Plus",
      [262_144, 32_768],
      [
        [0, "0.2", "1.6"],
        [32, "0.3", "2.4"],
        [128, "0.6", "4.8"],
      ],
      CACHED,
    ),
    model(
      "qwen3-vl-flash",
      "Qwen3 VL Flash",
      [262_144, 32_768],
      [
        [0, "0.05", "0.4"],
        [32, "0.075", "0.6"],
        [128, "0.12", "0.96"],
      ],
      CACHED,
    ),
    model("qwen3-235b-a22b-instruct-2507", "Qwen3 235B Instruct", [131_072, 32_768], [[0, "0.23", "0.92"]]),
    model("qwen3-235b-a22b-thinking-2507", "Qwen3 235B Thinking", [131_072, 32_768], [[0, "0.23", "2.3"]]),
    model("qwen3-30b-a3b-instruct-2507", "Qwen3 30B Instruct", [131_072, 32_768], [[0, "0.2", "0.8"]]),
    model("qwen3-next-80b-a3b-instruct", "Qwen3 Next 80B Instruct", [131_072, 32_768], [[0, "0.15", "1.2"]]),
    model("qwen-vl-max", "Qwen VL Max", [131_072, 32_768], [[0, "0.8", "3.2"]]),
    model("qwen-vl-plus", "Qwen VL Plus", [131_072, 32_768], [[0, "0.21", "0.63"]]),
    model("qwq-plus", "QwQ Plus", [131_072, 8_192], [[0, "0.8", "2.4"]]),
    {
      name: "text-embedding-v4",
      title: "Text Embedding V4",
      rates: { input: usd("0.07"), output: 0 },
    },
    {
      name: "text-embedding-v3",
      title: "Text Embedding V3",
      rates: { input: usd("0.07"), output: 0 },
    },
  ],
};

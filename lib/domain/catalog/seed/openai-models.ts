import { type SeedModel, usdRates } from "./seed-model";

const CHAT = ["tools", "json_schema", "vision"];
const REASONING = [...CHAT, "reasoning"];
const TIER_START = 271_999;

type Limits = Pick<SeedModel, "contextTokens" | "maxOutputTokens">;
const GPT_5: Limits = { contextTokens: 400_000, maxOutputTokens: 128_000 };
const GPT_5_LONG: Limits = { contextTokens: 1_050_000, maxOutputTokens: 128_000 };
const GPT_4_1: Limits = { contextTokens: 1_047_576, maxOutputTokens: 32_768 };

const openai = (
  id: string,
  name: string,
  description: string,
  limits: Limits,
  rates: SeedModel["rates"],
  capabilities = REASONING,
): SeedModel => ({
  slug: `openai/${id}`,
  name,
  description,
  ownedBy: "OpenAI",
  inputModalities: ["text", "image"],
  ...limits,
  capabilities,
  rates,
});

const tiered = (low: SeedModel["rates"], high: SeedModel["rates"]) => ({
  ...low,
  contextTiers: [{ aboveInputTokens: TIER_START, ...high }],
});

/** OpenAI's list prices as @pydantic/genai-prices 0.1.8 has them; an operator sets other ones by a new version. */
export const OPENAI_MODELS: readonly SeedModel[] = [
  openai(
    "gpt-5.5",
    "GPT-5.5",
    "OpenAI's most capable model, for work where quality decides.",
    GPT_5_LONG,
    tiered(usdRates("5", "0.50", "30"), usdRates("10", "1", "45")),
  ),
  openai(
    "gpt-5.4",
    "GPT-5.4",
    "A flagship for reasoning, code and long documents.",
    GPT_5_LONG,
    tiered(usdRates("2.50", "0.25", "15"), usdRates("5", "0.50", "22.50")),
  ),
  openai(
    "gpt-5.4-mini",
    "GPT-5.4 mini",
    "Fast and capable at a fraction of the price.",
    GPT_5,
    usdRates("0.75", "0.075", "4.50"),
  ),
  openai(
    "gpt-5-mini",
    "GPT-5 mini",
    "A sound default for well-defined tasks.",
    GPT_5,
    usdRates("0.25", "0.025", "2"),
  ),
  openai(
    "gpt-5-nano",
    "GPT-5 nano",
    "The cheapest: classification, routing, summaries.",
    GPT_5,
    usdRates("0.05", "0.005", "0.40"),
  ),
  openai(
    "gpt-4.1",
    "GPT-4.1",
    "Long context without reasoning tokens.",
    GPT_4_1,
    usdRates("2", "0.50", "8"),
    CHAT,
  ),
  openai(
    "gpt-4.1-mini",
    "GPT-4.1 mini",
    "Long context, quick and cheap.",
    GPT_4_1,
    usdRates("0.40", "0.10", "1.60"),
    CHAT,
  ),
  openai(
    "gpt-4o-mini",
    "GPT-4o mini",
    "Small, quick, sees images.",
    { contextTokens: 128_000, maxOutputTokens: 16_384 },
    usdRates("0.15", "0.075", "0.60"),
    CHAT,
  ),
];

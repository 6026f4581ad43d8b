import type { PriceRates } from "../contract/prices";

/** The demonstration's models. They are no real vendor's, and calls to them are answered by the built-in sandbox. */
export const DEMO_MODELS = {
  "demo/aurora-mini": {
    name: "Aurora Mini (demo)",
    description: "Small and quick: classification, routing, short replies. Answered by the sandbox.",
    sandboxModel: "small",
    contextTokens: 128_000,
    maxOutputTokens: 16_384,
    capabilities: ["tools", "json_schema"],
    rates: { input: 150_000_000, cachedInput: 37_500_000, output: 600_000_000 },
    ttftMs: 210,
    tokensPerSecond: 165,
    reasoningShare: 0,
    bornAt: 0,
  },
  "demo/aurora-large": {
    name: "Aurora Large (demo)",
    description: "The all-rounder of the demonstration. Answered by the sandbox.",
    sandboxModel: "large",
    contextTokens: 256_000,
    maxOutputTokens: 32_768,
    capabilities: ["tools", "json_schema", "vision"],
    rates: { input: 2_500_000_000, cachedInput: 625_000_000, output: 10_000_000_000 },
    ttftMs: 480,
    tokensPerSecond: 72,
    reasoningShare: 0,
    bornAt: 0,
  },
  "demo/aurora-large-2": {
    name: "Aurora Large 2 (demo)",
    description:
      "Its successor: half the price, faster; takes over during the story. Answered by the sandbox.",
    sandboxModel: "large",
    contextTokens: 400_000,
    maxOutputTokens: 65_536,
    capabilities: ["tools", "json_schema", "vision"],
    rates: {
      input: 1_250_000_000,
      cachedInput: 125_000_000,
      output: 7_500_000_000,
      contextTiers: [
        { aboveInputTokens: 128_000, input: 2_500_000_000, cachedInput: 250_000_000, output: 11_250_000_000 },
      ],
    },
    ttftMs: 360,
    tokensPerSecond: 104,
    reasoningShare: 0,
    bornAt: 0.52,
  },
  "demo/boreal-reasoner": {
    name: "Boreal Reasoner (demo)",
    description: "Thinks before it answers; reasoning tokens are output. Answered by the sandbox.",
    sandboxModel: "reasoner",
    contextTokens: 200_000,
    maxOutputTokens: 100_000,
    capabilities: ["tools", "json_schema", "reasoning"],
    rates: { input: 1_100_000_000, cachedInput: 275_000_000, output: 4_400_000_000 },
    ttftMs: 2_600,
    tokensPerSecond: 118,
    reasoningShare: 0.72,
    bornAt: 0,
  },
} as const satisfies Record<string, DemoModel>;

export type DemoModelSlug = keyof typeof DEMO_MODELS;

export type DemoModel = {
  name: string;
  description: string;
  /** The sandbox model that answers for it. */
  sandboxModel: string;
  contextTokens: number;
  maxOutputTokens: number;
  capabilities: readonly ("tools" | "json_schema" | "reasoning" | "vision" | "logprobs")[];
  rates: PriceRates;
  ttftMs: number;
  tokensPerSecond: number;
  /** Part of the output that is reasoning. */
  reasoningShare: number;
  /** When in the story it comes out, from 0 to 1. */
  bornAt: number;
};

export const DEMO_VENDOR = "Turnpike demo";

export function demoModel(slug: DemoModelSlug): DemoModel {
  return DEMO_MODELS[slug];
}

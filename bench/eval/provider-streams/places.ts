import { findPreset } from "@/lib/core/provider-presets";
import { createModel, setPrice } from "@/lib/domain/catalog";
import { createProvider } from "@/lib/domain/providers";
import { type Lab, type LabKind, startLab } from "@/lib/gateway/lab";
import { operatorCtx } from "@/server/cli/frame/operator";
import type { Recording } from "./recordings";

/** The protocol in which the lab serves a provider's recordings, and the preset under which an operator connects it. */
type Served = { lab: LabKind; preset: string };

const SERVED: Record<string, Served> = {
  "amazon-bedrock": { lab: "bedrock", preset: "bedrock" },
  anthropic: { lab: "anthropic", preset: "anthropic" },
  azure: { lab: "azure", preset: "azure" },
  cohere: { lab: "cohere", preset: "cohere" },
  deepseek: { lab: "deepseek", preset: "deepseek" },
  google: { lab: "gemini", preset: "gemini" },
  groq: { lab: "groq", preset: "groq" },
  mistral: { lab: "mistral", preset: "mistral" },
  openai: { lab: "openai", preset: "openai" },
  xai: { lab: "xai", preset: "xai" },
  ...Object.fromEntries(
    ["alibaba", "cerebras", "fireworks", "moonshotai", "perplexity"].map((preset) => [
      preset,
      { lab: "openai" as const, preset },
    ]),
  ),
  togetherai: { lab: "openai", preset: "together" },
};
const COMPATIBLE: Served = { lab: "openai", preset: "custom" };

/** Each class its own price, in whole nanos a token: a cost is then exact, and tells which class was billed. */
export const NANOS_PER_TOKEN = {
  input: 1_000,
  cachedInput: 100,
  cacheWrite: 1_250,
  cacheWrite1h: 2_000,
  output: 4_000,
  reasoning: 5_000,
};
const RATES = Object.fromEntries(
  Object.entries(NANOS_PER_TOKEN).map(([name, nanos]) => [name, nanos * 1_000_000]),
) as typeof NANOS_PER_TOKEN;

/** A lab that serves one provider's recordings, and that provider as our database has it. */
export type Place = {
  lab: Lab;
  providerId: string;
  /** It answers callers of Responses itself, so that no chat of its is ever an answer to them. */
  speaksResponses: boolean;
};

export async function openPlace(provider: string): Promise<Place> {
  const { lab: kind, preset } = SERVED[provider] ?? COMPATIBLE;
  const lab = await startLab(kind);
  const credential = lab.credential.startsWith("{") ? JSON.parse(lab.credential) : lab.credential;
  const created = await createProvider(operatorCtx(), {
    slug: `recorded-${provider}`,
    name: provider,
    preset,
    baseUrl: lab.baseUrl,
    credential,
    region: kind === "bedrock" ? "us-east-1" : null,
  });
  const speaksResponses = kind === "azure" || (findPreset(preset)?.quirks.responses ?? false);
  return { lab, providerId: created.id, speaksResponses };
}

/** A model that only this place answers, under the recording's name for it. */
export async function openModel(
  slug: string,
  { model, shape }: Pick<Recording, "model" | "shape">,
  providerId: string,
): Promise<void> {
  const ctx = operatorCtx();
  const created = await createModel(ctx, {
    slug,
    name: slug,
    description: "",
    ownedBy: "recorded",
    contextTokens: 400_000,
    maxOutputTokens: 32_000,
    inputModalities: ["text"],
    outputModalities: ["text"],
    operations: [shape === "embedding" ? "embeddings" : "chat"],
    capabilities: ["tools", "json_schema", "reasoning"],
    tokenizer: "o200k_base",
    enabled: true,
    routes: [{ providerId, upstreamModel: model, priority: 0, weight: 100, enabled: true }],
  });
  await setPrice(ctx, { modelId: created.id, rates: RATES, note: "" });
}

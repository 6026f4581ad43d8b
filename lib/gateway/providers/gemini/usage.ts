import { findInvalidPart, NO_USAGE, type UsageVector } from "@/lib/core/usage";
import type { ReportedUsage } from "../provider";

type Raw = Record<string, unknown>;

const COUNTS = ["promptTokenCount", "candidatesTokenCount", "thoughtsTokenCount", "totalTokenCount"] as const;

function part(usage: Raw, name: string): number {
  const value = usage[name];
  return typeof value === "number" ? value : 0;
}

/** The tokens of one modality in a list of `{modality, tokenCount}`. */
function ofModality(details: unknown, modality: string): number {
  if (!Array.isArray(details)) return 0;
  let tokens = 0;
  for (const detail of details as Raw[]) {
    if (detail?.modality === modality) tokens += part(detail, "tokenCount");
  }
  return tokens;
}

/** `ON_DEMAND_FLEX` (Vertex) and `flex` (Gemini) are one tier. */
function tierOf({ serviceTier, trafficType }: Raw): string | null {
  const tier = serviceTier ?? trafficType;
  if (typeof tier !== "string" || /UNSPECIFIED/i.test(tier)) return null;
  return tier.toLowerCase().replace(/^(on_demand|service_tier)_/, "");
}

/** Input that was not read from a cache, of one modality; a tool's own prompt is a further addend. */
function freshOf(usage: Raw, modality: string): number {
  const all =
    ofModality(usage.promptTokensDetails, modality) + ofModality(usage.toolUsePromptTokensDetails, modality);
  return Math.max(0, all - ofModality(usage.cacheTokensDetails, modality));
}

type InputParts = Pick<UsageVector, "input" | "cachedInput" | "audioInput" | "imageInput">;

/** Google's prompt count includes what was read from a cache; without its modalities the cached part is text first. */
function inputParts(usage: Raw): InputParts {
  const cachedInput = part(usage, "cachedContentTokenCount");
  const fresh = part(usage, "promptTokenCount") + part(usage, "toolUsePromptTokenCount") - cachedInput;
  const isCacheDetailed = Array.isArray(usage.cacheTokensDetails);
  const rest = isCacheDetailed ? Number.POSITIVE_INFINITY : Math.max(0, fresh);
  const audioInput = Math.min(freshOf(usage, "AUDIO"), rest);
  const imageInput = Math.min(freshOf(usage, "IMAGE"), rest - audioInput);
  return { input: fresh - audioInput - imageInput, cachedInput, audioInput, imageInput };
}

type OutputParts = Pick<UsageVector, "output" | "reasoning" | "audioOutput" | "imageOutput">;

/** Thoughts are not among the candidates' tokens, unless the total says that they are. */
function outputParts(usage: Raw): OutputParts {
  const prompt = part(usage, "promptTokenCount") + part(usage, "toolUsePromptTokenCount");
  const reasoning = part(usage, "thoughtsTokenCount");
  const total = part(usage, "totalTokenCount");
  const said = usage.candidatesTokenCount;
  const candidates = typeof said === "number" ? said : Math.max(0, total - prompt - reasoning);
  const isInside = typeof said === "number" && reasoning > 0 && total === prompt + said && said >= reasoning;
  const audioOutput = ofModality(usage.candidatesTokensDetails, "AUDIO");
  const imageOutput = ofModality(usage.candidatesTokensDetails, "IMAGE");
  const output = candidates - audioOutput - imageOutput - (isInside ? reasoning : 0);
  return { output, reasoning, audioOutput, imageOutput };
}

/**
 * Google's `usageMetadata` by class; null where it says no counts (Vertex sends the traffic type alone until the end).
 * A count that is 0 is left out of its JSON. `searches` is what the answer's grounding is billed as.
 */
export function readGeminiUsage(raw: unknown, searches: number): ReportedUsage | null {
  if (typeof raw !== "object" || raw === null) return null;
  const usage = raw as Raw;
  if (COUNTS.every((name) => typeof usage[name] !== "number")) return null;
  const vector: UsageVector = { ...NO_USAGE, ...inputParts(usage), ...outputParts(usage), searches };
  const serviceTier = tierOf(usage);
  const total = part(usage, "totalTokenCount");
  const candidates = part(usage, "candidatesTokenCount");
  const isShort = total > 0 && total < part(usage, "promptTokenCount") + candidates;
  const invalid = isShort ? "total" : findInvalidPart(vector);
  return invalid === null ? { vector, invalid, serviceTier } : { vector, invalid, serviceTier, raw };
}

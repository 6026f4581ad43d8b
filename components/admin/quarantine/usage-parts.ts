import type { UsageVector } from "@/lib/core/usage";
import { formatExactCount } from "../../ui/data/number-format";

export const USAGE_LABELS: Record<keyof UsageVector, string> = {
  input: "Input tokens",
  cachedInput: "Cached input",
  cacheWrite: "Cache write",
  cacheWrite1h: "Cache write, 1 hour",
  audioInput: "Audio input",
  imageInput: "Image input",
  output: "Output tokens",
  reasoning: "Reasoning",
  audioOutput: "Audio output",
  imageOutput: "Image output",
  images: "Images",
  audioMs: "Audio, ms",
  characters: "Characters",
  searches: "Searches",
  computeMs: "Computing, ms",
};

export const COMMON_PARTS = ["input", "cachedInput", "cacheWrite", "output", "reasoning"] as const;
export const RARE_PARTS = (Object.keys(USAGE_LABELS) as (keyof UsageVector)[]).filter(
  (part) => !(COMMON_PARTS as readonly string[]).includes(part),
);

/** `Input tokens 1,200, Output tokens 80`: what there is of a usage. */
export function usagePhrase(usage: UsageVector): string {
  const parts = (Object.keys(USAGE_LABELS) as (keyof UsageVector)[]).filter((part) => usage[part] > 0);
  return (
    parts.map((part) => `${USAGE_LABELS[part]} ${formatExactCount(usage[part])}`).join(", ") || "nothing"
  );
}

import type { UsageVector } from "@/lib/core/usage";

const PARTS: Record<keyof UsageVector, string> = {
  input: "uncached input tokens",
  cachedInput: "cached input tokens",
  cacheWrite: "cache-write tokens",
  cacheWrite1h: "one-hour cache-write tokens",
  audioInput: "audio input tokens",
  imageInput: "image input tokens",
  output: "visible output tokens",
  reasoning: "reasoning tokens",
  audioOutput: "audio output tokens",
  imageOutput: "image output tokens",
  images: "images",
  audioMs: "milliseconds of audio",
  characters: "characters",
  searches: "searches",
  computeMs: "milliseconds of computing",
};

/** What is wrong with a provider's figures, from the part at fault. */
export function explainProblem(problem: string): string {
  if (problem === "total") return "The total is not the sum of input and output.";
  if (!Object.hasOwn(PARTS, problem)) return "The figures contradict each other.";
  const part = PARTS[problem as keyof UsageVector];
  return `The number of ${part} that follows from the figures is negative, not whole, or more than one call can use.`;
}

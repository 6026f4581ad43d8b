import { findInvalidPart, NO_USAGE, type UsageVector } from "@/lib/core/usage";
import type { ReportedUsage } from "../provider";

type Raw = Record<string, unknown>;

function count(usage: Raw, ...names: string[]): number {
  for (const name of names) if (typeof usage[name] === "number") return usage[name];
  return 0;
}

function writtenForAnHour({ cacheDetails: details }: Raw): number {
  if (!Array.isArray(details)) return 0;
  const hours = (details as Raw[]).filter((detail) => detail?.ttl === "1h");
  return hours.reduce((sum, detail) => sum + count(detail, "inputTokens"), 0);
}

/** Bedrock's usage by class: `inputTokens` excludes what was read from and written to the cache. Null without the two counts. */
export function readBedrockUsage(raw: unknown, serviceTier?: unknown): ReportedUsage | null {
  if (typeof raw !== "object" || raw === null) return null;
  const usage = raw as Raw;
  const { inputTokens: input, outputTokens: output } = usage;
  if (typeof input !== "number" || typeof output !== "number") return null;
  const written = count(usage, "cacheWriteInputTokens", "cacheWriteInputTokenCount");
  const cacheWrite1h = Math.min(written, writtenForAnHour(usage));
  const vector: UsageVector = {
    ...NO_USAGE,
    input,
    cachedInput: count(usage, "cacheReadInputTokens", "cacheReadInputTokenCount"),
    cacheWrite: written - cacheWrite1h,
    cacheWrite1h,
    output,
  };
  const invalid = findInvalidPart(vector);
  const tier = (serviceTier as { type?: unknown } | null | undefined)?.type;
  const reported = { vector, invalid, serviceTier: typeof tier === "string" ? tier : null };
  return invalid === null ? reported : { ...reported, raw };
}

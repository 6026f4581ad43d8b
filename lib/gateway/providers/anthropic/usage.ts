import { findInvalidPart, NO_USAGE, type UsageVector } from "@/lib/core/usage";
import type { ReportedUsage } from "../provider";

type Raw = Record<string, unknown>;

/** Its prices are multiples of the standard ones, so a model's price may name them as service tiers. */
const US_INFERENCE = "us_inference";

function objectOf(value: unknown): Raw {
  return typeof value === "object" && value !== null ? (value as Raw) : {};
}

function part(source: unknown, name: string): number | undefined {
  const value = objectOf(source)[name];
  return typeof value === "number" ? value : undefined;
}

/** The written total counts: what its split by lifetime leaves out was written for five minutes. */
function cacheWrites(usage: Raw): Pick<UsageVector, "cacheWrite" | "cacheWrite1h"> {
  const short = part(usage.cache_creation, "ephemeral_5m_input_tokens") ?? 0;
  const long = part(usage.cache_creation, "ephemeral_1h_input_tokens") ?? 0;
  const total = part(usage, "cache_creation_input_tokens") ?? short + long;
  const cacheWrite1h = Math.min(long, total);
  return { cacheWrite: total - cacheWrite1h, cacheWrite1h };
}

function tierOf(usage: Raw): string | null {
  if (usage.speed === "fast") return "fast";
  if (usage.inference_geo === "us") return US_INFERENCE;
  return typeof usage.service_tier === "string" ? usage.service_tier : null;
}

/**
 * Anthropic's usage by class: `input_tokens` excludes what was read from and written to the cache, `output_tokens` includes
 * thinking. Null where the two counts are not there.
 */
export function readAnthropicUsage(raw: unknown): ReportedUsage | null {
  const usage = objectOf(raw);
  const input = part(usage, "input_tokens");
  const output = part(usage, "output_tokens");
  if (input === undefined || output === undefined) return null;
  const reasoning = part(usage.output_tokens_details, "thinking_tokens") ?? 0;
  const vector: UsageVector = {
    ...NO_USAGE,
    input,
    cachedInput: part(usage, "cache_read_input_tokens") ?? 0,
    ...cacheWrites(usage),
    output: output - reasoning,
    reasoning,
    searches: part(usage.server_tool_use, "web_search_requests") ?? 0,
  };
  const invalid = findInvalidPart(vector);
  const reported = { vector, invalid, serviceTier: tierOf(usage) };
  return invalid === null ? reported : { ...reported, raw };
}

/** A stream's usage: `message_start` begins it, every later figure is cumulative and replaces the one before. */
export class UsageFold {
  private figures: Raw | null = null;

  add(usage: unknown): void {
    const found = Object.entries(objectOf(usage)).filter(
      ([, value]) => value !== null && value !== undefined,
    );
    if (found.length > 0) this.figures = { ...this.figures, ...Object.fromEntries(found) };
  }

  read(): ReportedUsage | null {
    return readAnthropicUsage(this.figures);
  }
}

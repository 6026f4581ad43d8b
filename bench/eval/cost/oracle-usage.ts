import { NO_USAGE, type UsageVector } from "@/lib/core/usage";

/** Usage as @pydantic/genai-prices counts it: a narrower class is part of the wider ones. */
export type OracleUsage = Readonly<Record<string, number | undefined>>;

const KNOWN = new Set([
  "input_tokens",
  "output_tokens",
  "cache_read_tokens",
  "cache_audio_read_tokens",
  "cache_write_tokens",
  "cache_write_5m_tokens",
  "cache_write_1h_tokens",
  "input_text_tokens",
  "output_text_tokens",
  "input_audio_tokens",
  "input_image_tokens",
  "output_audio_tokens",
  "output_image_tokens",
  "output_reasoning_tokens",
  "audio_seconds",
  "input_audio_seconds",
  "web_searches",
  "requests",
]);

/** The classes of a row that we do not meter. */
export function unknownClasses(usage: OracleUsage): string[] {
  return Object.keys(usage).filter((name) => !KNOWN.has(name) && usage[name] !== 0);
}

/** The same usage with no token in two classes. */
export function toVector(usage: OracleUsage): UsageVector {
  const of = (name: string) => usage[name] ?? 0;
  const cachedInput = of("cache_read_tokens");
  const cacheWrite1h = of("cache_write_1h_tokens");
  const cacheWrite = of("cache_write_tokens") - cacheWrite1h;
  const audioInput = of("input_audio_tokens") - of("cache_audio_read_tokens");
  const imageInput = of("input_image_tokens");
  const reasoning = of("output_reasoning_tokens");
  const audioOutput = of("output_audio_tokens");
  const imageOutput = of("output_image_tokens");
  return {
    ...NO_USAGE,
    input: of("input_tokens") - cachedInput - cacheWrite - cacheWrite1h - audioInput - imageInput,
    cachedInput,
    cacheWrite,
    cacheWrite1h,
    audioInput,
    imageInput,
    output: of("output_tokens") - reasoning - audioOutput - imageOutput,
    reasoning,
    audioOutput,
    imageOutput,
    audioMs: Math.round((usage.audio_seconds ?? of("input_audio_seconds")) * 1_000),
    searches: of("web_searches"),
  };
}

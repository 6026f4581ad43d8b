import type { ModelFeature, PublicModel } from "@/lib/contract/public-models";
import { formatDuration } from "../ui/data/number-format";

export const FEATURE_LABELS: Record<ModelFeature, string> = {
  tools: "Tools",
  parallel_tools: "Parallel tools",
  json_schema: "JSON schema",
  reasoning: "Reasoning",
  vision: "Vision",
  files: "Files",
  audio: "Audio",
  logprobs: "Log probabilities",
  web_search: "Web search",
  caching: "Prompt caching",
  batch: "Batch price",
};

export const OPERATION_LABELS: Record<string, string> = {
  chat: "Chat",
  embeddings: "Embeddings",
  images: "Images",
  speech: "Speech",
  transcription: "Transcription",
  moderation: "Moderation",
};

export const WEIGHT_LABELS = { open: "Open weights", closed: "Closed weights" } as const;

/** `128K`, `1M`: as makers write it. */
export function tokensText(tokens: number): string {
  const [size, unit] = tokens >= 1_000_000 ? [tokens / 1_000_000, "M"] : [tokens / 1_000, "K"];
  if (tokens < 1_000) return String(tokens);
  return `${String(Math.round(size * 10) / 10)}${unit}`;
}

/** The middle time until something came: the first token, or the whole answer where nothing streams. */
export function speedText(speed: PublicModel["speed"]): string {
  return speed ? formatDuration(speed.ttftMs?.p50 ?? speed.latencyMs.p50) : "—";
}

/** Whether tokens are what the model is priced by. */
export function isByToken({ price: { rates } }: PublicModel): boolean {
  return rates.input > 0 || rates.output > 0 || !unitRateOf(rates);
}

type Rates = PublicModel["price"]["rates"];

/** What an image, an hour or a million characters cost, where that is what is paid for. */
export function unitRateOf(rates: Rates): { nanos: number; per: string } | null {
  const image = rates.perImage ?? leastOf(Object.values(rates.perImageOf ?? {}));
  if (image) return { nanos: image, per: "an image" };
  if (rates.perAudioHour) return { nanos: rates.perAudioHour, per: "an hour" };
  if (rates.perMillionCharacters) return { nanos: rates.perMillionCharacters, per: "/ M characters" };
  return rates.perRequest ? { nanos: rates.perRequest, per: "a request" } : null;
}

function leastOf(values: readonly number[]): number | undefined {
  return values.length > 0 ? Math.min(...values) : undefined;
}

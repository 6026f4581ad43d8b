import { setPriceEndpoint } from "@/lib/contract/prices";
import { nanosFromUsd, usdFromNanos } from "@/lib/core/money";
import { setPrice } from "@/lib/domain/catalog";
import { defineCommand, UsageError } from "../frame/command";
import { getModelTyped } from "../frame/lookup";
import { operatorCtx, readBody, toWire } from "../frame/operator";
import { facts } from "../frame/text";

const RATES = {
  input: "input",
  "cached-input": "cachedInput",
  "cache-write": "cacheWrite",
  "cache-write-1h": "cacheWrite1h",
  "audio-input": "audioInput",
  "image-input": "imageInput",
  output: "output",
  reasoning: "reasoning",
  "audio-output": "audioOutput",
  "image-output": "imageOutput",
  "per-request": "perRequest",
  "per-image": "perImage",
  "per-search": "perSearch",
  "audio-hour": "perAudioHour",
  characters: "perMillionCharacters",
  "compute-hour": "perComputeHour",
} as const;

function readRate(option: string, usd: string): number {
  try {
    return Number(nanosFromUsd(usd));
  } catch {
    throw new UsageError(`--${option} must be an amount in USD such as 0.15, not ${JSON.stringify(usd)}.`);
  }
}

function readMore(json: string | undefined): object {
  if (json === undefined) return {};
  try {
    const more: unknown = JSON.parse(json);
    if (typeof more === "object" && more !== null && !Array.isArray(more)) return more;
  } catch {
    // Said below, as for JSON that is no object.
  }
  throw new UsageError("--more must be a JSON object of rates as the API takes them.");
}

export const priceSet = defineCommand({
  name: "price set",
  summary:
    "Set a model's price from now or a later date on, in USD per million tokens; versions are never edited.",
  options: {
    model: { kind: "text", value: "ID|SLUG", help: "The model.", required: true },
    input: { kind: "text", value: "USD", help: "A million uncached input tokens.", required: true },
    "cached-input": { kind: "text", value: "USD", help: "A million input tokens read from a cache." },
    "cache-write": { kind: "text", value: "USD", help: "A million input tokens written to a cache." },
    "cache-write-1h": { kind: "text", value: "USD", help: "The same for an hour; left out: as cache-write." },
    "audio-input": { kind: "text", value: "USD", help: "A million audio input tokens; left out: as input." },
    "image-input": { kind: "text", value: "USD", help: "A million image input tokens; left out: as input." },
    output: { kind: "text", value: "USD", help: "A million output tokens.", required: true },
    reasoning: { kind: "text", value: "USD", help: "A million reasoning tokens; left out: as output." },
    "audio-output": {
      kind: "text",
      value: "USD",
      help: "A million audio output tokens; left out: as output.",
    },
    "image-output": {
      kind: "text",
      value: "USD",
      help: "A million image output tokens; left out: as output.",
    },
    "per-request": { kind: "text", value: "USD", help: "Each request." },
    "per-image": { kind: "text", value: "USD", help: "Each image." },
    "per-search": { kind: "text", value: "USD", help: "Each search that the provider makes." },
    "audio-hour": { kind: "text", value: "USD", help: "An hour of audio." },
    characters: { kind: "text", value: "USD", help: "A million characters." },
    "compute-hour": { kind: "text", value: "USD", help: "An hour of computing." },
    more: {
      kind: "text",
      value: "JSON",
      help: "Further rates as the API takes them: contextTiers, batch, serviceTiers, timeOfDay, perImageOf.",
    },
    from: { kind: "text", value: "TIME", help: "ISO 8601; left out: now." },
    note: { kind: "text", value: "TEXT", help: "Why." },
  },
  async run(options) {
    const model = await getModelTyped(options.model);
    const rates: Record<string, unknown> = { ...readMore(options.more) };
    for (const [option, rate] of Object.entries(RATES) as [keyof typeof RATES, string][]) {
      const usd = options[option];
      if (usd !== undefined) rates[rate] = readRate(option, usd);
    }
    const body = readBody(
      setPriceEndpoint,
      { rates, effectiveFrom: options.from, note: options.note },
      { rates: "rates", effectiveFrom: "from", note: "note" },
    );
    const row = await setPrice(operatorCtx(), { ...body, modelId: model.id });
    const price = toWire(setPriceEndpoint, row);
    const usd = (nanos: number) => `${usdFromNanos(BigInt(nanos))} USD per million`;
    return {
      data: { price },
      text: facts([
        ["Price", price.id],
        ["Model", model.slug],
        ["Input", usd(price.rates.input)],
        ["Output", usd(price.rates.output)],
        ["From", price.effectiveFrom],
      ]),
    };
  },
});

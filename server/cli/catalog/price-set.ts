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
  output: "output",
  reasoning: "reasoning",
  "per-request": "perRequest",
} as const;

function readRate(option: string, usd: string): number {
  try {
    return Number(nanosFromUsd(usd));
  } catch {
    throw new UsageError(`--${option} must be an amount in USD such as 0.15, not ${JSON.stringify(usd)}.`);
  }
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
    output: { kind: "text", value: "USD", help: "A million output tokens.", required: true },
    reasoning: { kind: "text", value: "USD", help: "A million reasoning tokens; left out: as output." },
    "per-request": { kind: "text", value: "USD", help: "Each request." },
    from: { kind: "text", value: "TIME", help: "ISO 8601; left out: now." },
    note: { kind: "text", value: "TEXT", help: "Why." },
  },
  async run(options) {
    const model = await getModelTyped(options.model);
    const rates: Record<string, number> = {};
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

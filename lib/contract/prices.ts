import { z } from "zod";
import { defineEndpoint } from "./endpoint";
import { nameInput, timeInput, wireTime } from "./wire";

/** Prices: effective-dated, append-only versions of what a model costs. */

const RATE_NANOS_MAX = 1_000_000_000_000_000;
const rate = z.number().int().min(0).max(RATE_NANOS_MAX);

const tokenRates = {
  input: rate.meta({ description: "Nano-dollars per million uncached input tokens." }),
  cachedInput: rate.optional(),
  cacheWrite: rate.optional(),
  audioInput: rate.optional(),
  output: rate.meta({ description: "Nano-dollars per million output tokens." }),
  reasoning: rate.optional(),
  audioOutput: rate.optional(),
};

const contextTier = z.strictObject({
  aboveInputTokens: z.number().int().min(0).max(100_000_000),
  ...tokenRates,
});

/**
 * Integer nano-dollars per million tokens; `perImage` and `perRequest` are nano-dollars each. A class without a rate is
 * priced as plain input or output. A tier is a whole rate set: it prices every token of a call whose input is above it.
 */
export const priceRates = z
  .strictObject({
    ...tokenRates,
    perImage: rate.optional(),
    perRequest: rate.optional(),
    contextTiers: z.array(contextTier).max(8).optional(),
  })
  .superRefine((rates, issue) => {
    const tiers = rates.contextTiers ?? [];
    tiers.forEach((tier, i) => {
      if (i === 0 || tier.aboveInputTokens > tiers[i - 1]!.aboveInputTokens) return;
      issue.addIssue({
        code: "custom",
        path: ["contextTiers", i, "aboveInputTokens"],
        message: "Write the tiers in ascending order.",
      });
    });
  })
  .meta({ id: "PriceRates" });
export type PriceRates = z.output<typeof priceRates>;

export const priceView = z
  .object({
    id: z.string(),
    modelId: z.string(),
    effectiveFrom: wireTime,
    rates: priceRates,
    note: z.string(),
    createdAt: wireTime,
  })
  .meta({ id: "Price" });

const modelParams = z.object({ modelId: z.string().min(1) });

export const listPricesEndpoint = defineEndpoint({
  id: "prices.list",
  method: "GET",
  path: "/api/admin/models/{modelId}/prices",
  tag: "Prices",
  summary: "Every price version of a model, newest first",
  access: "operator",
  params: modelParams,
  response: z.object({ items: z.array(priceView) }),
});

export const setPriceEndpoint = defineEndpoint({
  id: "prices.set",
  method: "POST",
  path: "/api/admin/models/{modelId}/prices",
  tag: "Prices",
  summary: "Set a model's price from a date on; versions are never edited",
  access: "operator",
  params: modelParams,
  body: z.strictObject({
    rates: priceRates,
    effectiveFrom: timeInput.optional().meta({ description: "Now, or later. Left out: now." }),
    note: nameInput.or(z.literal("")).default(""),
  }),
  response: priceView,
  status: 201,
  errors: ["conflict"],
});

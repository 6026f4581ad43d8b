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
  cacheWrite1h: rate
    .optional()
    .meta({ description: "Cache writes that live an hour; left out: as cacheWrite." }),
  audioInput: rate.optional(),
  imageInput: rate.optional(),
  output: rate.meta({ description: "Nano-dollars per million output tokens." }),
  reasoning: rate.optional(),
  audioOutput: rate.optional(),
  imageOutput: rate.optional(),
};

const contextTier = z.strictObject({
  aboveInputTokens: z.number().int().min(0).max(100_000_000),
  ...tokenRates,
});
const contextTiers = z
  .array(contextTier)
  .max(8)
  .superRefine((tiers, issue) => {
    tiers.forEach((tier, i) => {
      if (i === 0 || tier.aboveInputTokens > tiers[i - 1]!.aboveInputTokens) return;
      issue.addIssue({
        code: "custom",
        path: [i, "aboveInputTokens"],
        message: "Write the tiers in ascending order.",
      });
    });
  })
  .optional();

const rateSet = z.strictObject({ ...tokenRates, contextTiers });

const DAY_MINUTES = 1_440;
const minute = z
  .number()
  .int()
  .min(0)
  .max(DAY_MINUTES - 1);
const timeWindow = z
  .strictObject({
    fromMinute: minute.meta({ description: "Minute of the UTC day, inclusive." }),
    toMinute: minute.meta({
      description: "Exclusive; before `fromMinute`: the window ends on the next day.",
    }),
    ...tokenRates,
    contextTiers,
  })
  .refine(({ fromMinute, toMinute }) => fromMinute !== toMinute, {
    path: ["toMinute"],
    message: "The window is empty: write the day's price as the price itself.",
  });

type Window = { fromMinute: number; toMinute: number };

/** Whether the minute of the UTC day is in a half-open window that may go over midnight. */
export function isInWindow({ fromMinute, toMinute }: Window, minuteOfDay: number): boolean {
  return fromMinute < toMinute
    ? minuteOfDay >= fromMinute && minuteOfDay < toMinute
    : minuteOfDay >= fromMinute || minuteOfDay < toMinute;
}

/** Two windows share a minute exactly when one of them begins inside the other. */
function overlaps(a: Window, b: Window): boolean {
  return isInWindow(a, b.fromMinute) || isInWindow(b, a.fromMinute);
}

const timeOfDay = z
  .array(timeWindow)
  .max(8)
  .superRefine((windows, issue) => {
    windows.forEach((window, i) => {
      if (!windows.slice(0, i).some((earlier) => overlaps(earlier, window))) return;
      issue.addIssue({
        code: "custom",
        path: [i, "fromMinute"],
        message: "This window overlaps one before it: a call would have two prices.",
      });
    });
  });

/** Names that providers give the tier that costs the standard rates. */
export const STANDARD_TIERS: ReadonlySet<string> = new Set(["standard", "default", "auto", "on_demand"]);

const serviceTier = z
  .string()
  .regex(/^[a-z][a-z0-9_.-]{0,31}$/, "Write the tier as the provider reports it, such as flex or priority.")
  .refine((name) => !STANDARD_TIERS.has(name), "The standard tier's rates are the price itself.");

const imageKind = z
  .string()
  .regex(/^[a-z0-9:._-]{1,24}\/[a-z0-9:._-]{1,24}$/, "Write size and quality, such as 1024x1024/high.");

function atMost<T extends Record<string, unknown>>(max: number) {
  return [
    (entries: T) => Object.keys(entries).length <= max,
    { message: `There may be at most ${max} of these.` },
  ] as const;
}

/**
 * Integer nano-dollars per million tokens. A class without a rate is priced as plain input or output. `batch`, a service tier, a
 * time of day and a context tier are each a whole rate set; a context tier prices every token of a call whose input is above it.
 */
export const priceRates = z
  .strictObject({
    ...tokenRates,
    contextTiers,
    perRequest: rate.optional().meta({ description: "Nano-dollars each." }),
    perImage: rate.optional().meta({ description: "Nano-dollars each." }),
    perImageOf: z
      .record(imageKind, rate)
      .refine(...atMost(64))
      .optional()
      .meta({ description: "By `size/quality`; any other image costs perImage." }),
    perSearch: rate.optional().meta({ description: "Nano-dollars each." }),
    perMillionCharacters: rate.optional(),
    perAudioHour: rate.optional(),
    perComputeHour: rate.optional(),
    batch: rateSet.optional(),
    serviceTiers: z
      .record(serviceTier, rateSet)
      .refine(...atMost(8))
      .optional(),
    timeOfDay: timeOfDay.optional(),
  })
  .meta({ id: "PriceRates" });
export type PriceRates = z.output<typeof priceRates>;
/** What a token costs by class: the price itself, a tier of it, or a time of day. */
export type RateSet = z.output<typeof rateSet>;
export type TokenRates = Omit<RateSet, "contextTiers">;

export const priceView = z
  .object({
    id: z.string(),
    modelId: z.string(),
    effectiveFrom: wireTime,
    rates: priceRates,
    note: z.string(),
    source: z
      .string()
      .meta({ description: "operator: set by hand; list: a list price; rule: its provider's rule." }),
    listVersion: z.string().nullable().meta({ description: "Which edition of the list it is from." }),
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

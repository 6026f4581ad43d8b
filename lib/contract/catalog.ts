import { z } from "zod";
import { nanosFromUsd } from "../core/money";
import { defineEndpoint } from "./endpoint";
import { priceRates } from "./prices";
import { timeInput, wireTime } from "./wire";

/** The catalogue: list prices of known models, what of it is new, and the operator's mark-up. */

/** On every rate of a list price: a share in hundredths of a percent, then an amount per million tokens. */
export const markup = z
  .strictObject({
    basisPoints: z
      .number()
      .int()
      .min(-10_000, "A discount is 100 % at most.")
      .max(1_000_000, "A mark-up is 10,000 % at most.")
      .default(0)
      .meta({ description: "1,500 adds 15 %; negative: a discount." }),
    perMillionNanos: z
      .number()
      .int()
      .min(0)
      .max(1_000_000_000_000)
      .default(0)
      .meta({ description: "Nano-dollars added to each rate per million tokens." }),
  })
  .meta({ id: "Markup" });
export type Markup = z.output<typeof markup>;

/** How a provider's model is priced that the list does not have. Without a rule it has no price, and answers no call. */
export const unlistedRule = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("by_name") }),
    z.strictObject({ kind: z.literal("same_as"), model: z.string().trim().min(1).max(200) }),
    z.strictObject({ kind: z.literal("fixed"), rates: priceRates }),
  ])
  .meta({
    id: "UnlistedRule",
    description:
      "by_name: the list price of the model of that name at whichever provider; same_as: another model's price; fixed: these rates. The mark-up is added to the first.",
  });
export type UnlistedRule = z.output<typeof unlistedRule>;

const rateChange = z.object({
  rate: z.string().meta({ description: "The path of the rate: `input`, `contextTiers[0].output`." }),
  from: z.number().nullable(),
  to: z.number().nullable(),
  changeBasisPoints: z
    .number()
    .nullable()
    .meta({ description: "Hundredths of a percent; null: it was none or nothing." }),
});

const CHANGE_KINDS = ["added", "price", "route", "removed"] as const;

const catalogChange = z
  .object({
    slug: z.string(),
    kind: z.enum(CHANGE_KINDS).meta({
      description:
        "added: a model that is new; price: a new version; route: its provider is connected now; removed: the list has it no more, and a publication leaves it as it is.",
    }),
    provider: z.string().meta({ description: "The provider's slug." }),
    name: z.string(),
    isConnected: z.boolean().meta({ description: "Whether the provider is there to answer it." }),
    effectiveFrom: wireTime.nullable(),
    laterVersions: z.number().meta({ description: "Versions beyond that one, announced for their date." }),
    rates: priceRates.nullable().meta({ description: "The new price with the mark-up; null: none." }),
    priceNote: z.string(),
    rateChanges: z.array(rateChange),
    heldBack: z
      .string()
      .nullable()
      .meta({ description: "Why a publication leaves it out unless asked: a price set by hand." }),
  })
  .meta({ id: "CatalogChange" });

/** `15%`, `15%+0.10`, `+0.10` or `0`: a share, then USD per million tokens. */
const markupText = z.string().transform((text, issue): Markup => {
  const written = text.replaceAll(" ", "");
  const match = /^(?:(-?\d{1,5}(?:\.\d{1,2})?)%)?(?:\+(\d{1,6}(?:\.\d{1,9})?))?$/.exec(written);
  const parsed = markup.safeParse({
    basisPoints: Math.round(Number(match?.[1] ?? 0) * 100),
    perMillionNanos: Number(nanosFromUsd(match?.[2] ?? "0")),
  });
  if ((written === "0" || (written !== "" && match)) && parsed.success) return parsed.data;
  issue.addIssue({ code: "custom", message: 'Write a mark-up such as "15%", "15%+0.10" or "0".' });
  return z.NEVER;
});

const scope = {
  markup: markupText
    .optional()
    .meta({ description: 'On that provider\'s list prices from now on: "15%+0.10". Kept by a publication.' }),
  provider: z.string().trim().min(1).max(40).optional().meta({ description: "One provider's slug." }),
};

export const previewCatalogEndpoint = defineEndpoint({
  id: "catalog.preview",
  method: "GET",
  path: "/api/admin/catalog",
  tag: "Catalogue",
  summary: "What a publication of the list would change: new models, changed prices, models that are gone",
  access: "operator",
  query: z.object({
    ...scope,
    effectiveFrom: timeInput.optional().meta({ description: "Now, or later. Left out: now." }),
  }),
  response: z.object({
    listVersion: z.string(),
    modelCount: z.number().meta({ description: "Models in the list, of all providers." }),
    providerCount: z.number(),
    unchangedCount: z.number(),
    changes: z.array(catalogChange),
  }),
});

export const publishCatalogEndpoint = defineEndpoint({
  id: "catalog.publish",
  method: "POST",
  path: "/api/admin/catalog/publish",
  tag: "Catalogue",
  summary:
    "Add models of the list and new price versions; nothing is edited, and a second time changes nothing",
  access: "operator",
  body: z.strictObject({
    ...scope,
    slugs: z
      .array(z.string().min(1).max(200))
      .max(5_000)
      .optional()
      .meta({ description: "These alone. Left out: every change." }),
    effectiveFrom: timeInput.optional().meta({ description: "Now, or later. Left out: now." }),
    overwriteOwnPrices: z
      .boolean()
      .default(false)
      .meta({ description: "Also where a price was set by hand." }),
  }),
  response: z.object({
    added: z.number(),
    priced: z.number(),
    routed: z.number(),
    heldBack: z.number(),
  }),
});

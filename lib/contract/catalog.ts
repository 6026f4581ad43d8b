import { z } from "zod";
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

const CHANGE_KINDS = ["added", "price", "removed"] as const;

const catalogChange = z
  .object({
    slug: z.string(),
    kind: z.enum(CHANGE_KINDS).meta({
      description: "added: a model that is new; price: a new version; removed: the list has it no more.",
    }),
    provider: z.string().meta({ description: "The provider's slug." }),
    name: z.string(),
    route: z.boolean().meta({ description: "Whether the provider is connected, so that it can answer." }),
    effectiveFrom: wireTime.nullable(),
    rates: priceRates.nullable().meta({ description: "The new price with the mark-up; null: none." }),
    priceNote: z.string(),
    rateChanges: z.array(rateChange),
    heldBack: z
      .string()
      .nullable()
      .meta({ description: "Why a publication leaves it out unless asked: a price set by hand." }),
  })
  .meta({ id: "CatalogChange" });

const scope = {
  provider: z.string().trim().min(1).max(40).optional().meta({ description: "One provider's slug." }),
};

export const previewCatalogEndpoint = defineEndpoint({
  id: "catalog.preview",
  method: "GET",
  path: "/api/admin/catalog",
  tag: "Catalogue",
  summary: "What a publication of the list would change: new models, changed prices, models that are gone",
  access: "operator",
  query: z.object(scope),
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

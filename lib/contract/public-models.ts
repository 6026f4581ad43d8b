import { z } from "zod";
import { nanosFromUsd } from "../core/money";
import { BUDGET_WINDOWS } from "../core/time";
import { defineEndpoint } from "./endpoint";
import { CAPABILITIES, OPERATIONS } from "./models";
import { priceRates } from "./prices";
import { orgParams, wireNanos, wireTime } from "./wire";

/** Models as anyone may read of them: facts, prices and speed; nothing of routes, credentials, mark-ups or what upstream costs. */

export const MODEL_SORTS = ["name", "price", "output_price", "context", "speed"] as const;
/** What a model can do, and what its price offers. */
export const MODEL_FEATURES = [...CAPABILITIES, "caching", "batch"] as const;
export type ModelFeature = (typeof MODEL_FEATURES)[number];
const WEIGHTS = ["open", "closed"] as const;
export const COMPARED_MAX = 4;
export const MODELS_PAGE_SIZE = 50;

const publicPrice = z.object({ effectiveFrom: wireTime, rates: priceRates });

const speed = z.object({
  calls: z.number().meta({ description: "In the last 30 days, cut to two digits." }),
  ttftMs: z.object({ p50: z.number(), p95: z.number() }).nullable(),
  latencyMs: z.object({ p50: z.number(), p95: z.number() }),
  tokensPerSecond: z
    .number()
    .nullable()
    .meta({ description: "Output tokens over the whole time of the calls." }),
});

const publicModel = z
  .object({
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    ownedBy: z.string(),
    providers: z.array(z.string()).meta({ description: "Names of those that answer it." }),
    contextTokens: z.number(),
    maxOutputTokens: z.number(),
    inputModalities: z.array(z.string()),
    outputModalities: z.array(z.string()),
    operations: z.array(z.string()),
    features: z.array(z.enum(MODEL_FEATURES)),
    parameters: z.array(z.string()),
    weights: z.enum(WEIGHTS).nullable().meta({ description: "null: not known." }),
    price: publicPrice,
    upcomingPrice: publicPrice.nullable().meta({ description: "The next version, ahead of its date." }),
    speed: speed
      .nullable()
      .meta({ description: "Seen here; null: too few calls, or of too few organizations." }),
  })
  .meta({ id: "PublicModel" });
export type PublicModel = z.output<typeof publicModel>;

/** A list that is repeated or joined by commas; what is unknown is left out, so that an old address still opens. */
function listOf<T extends string>(known: readonly T[]) {
  return z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((said) => [said].flat().flatMap((part) => part.split(",")))
    .transform((parts) => known.filter((name) => parts.includes(name)));
}

const usdPerMillion = z
  .string()
  .optional()
  .transform((text) => {
    if (!text || !/^\d{1,6}(\.\d{1,9})?$/.test(text.trim())) return undefined;
    return Number(nanosFromUsd(text));
  })
  .meta({ description: 'USD per million tokens: "2.50".' });

const slugs = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((said) => [...new Set([said].flat().flatMap((part) => part.split(",")))].filter(Boolean));

const words = z.string().trim().max(100).optional().catch(undefined);

export const searchModelsEndpoint = defineEndpoint({
  id: "public_models.search",
  method: "GET",
  path: "/api/models",
  tag: "Models",
  summary: "Find models by name, capability, context, price and provider; also without an account",
  access: "public",
  query: z.object({
    search: words,
    operation: z.enum(OPERATIONS).optional().catch(undefined),
    feature: listOf(MODEL_FEATURES).meta({ description: "All of them." }),
    input: listOf(["image", "audio", "file", "video"]).meta({
      description: "Takes all of these beside text.",
    }),
    output: listOf(["image", "audio"]).meta({ description: "Gives all of these." }),
    context: z.coerce
      .number()
      .int()
      .min(0)
      .max(100_000_000)
      .catch(0)
      .default(0)
      .meta({ description: "At least." }),
    inputMin: usdPerMillion,
    inputMax: usdPerMillion,
    outputMax: usdPerMillion,
    maker: words,
    provider: words,
    weights: z.enum(WEIGHTS).optional().catch(undefined),
    sort: z.enum(MODEL_SORTS).catch("name").default("name"),
    page: z.coerce.number().int().min(1).max(1_000).catch(1).default(1),
    models: slugs.meta({ description: "These alone, in this order." }),
  }),
  response: z.object({
    items: z.array(publicModel),
    total: z.number().meta({ description: "That match, on all pages." }),
    offered: z.number(),
    pageSize: z.number(),
    makers: z.array(z.string()),
    providers: z.array(z.string()),
  }),
});
export type ModelSearch = z.output<typeof searchModelsEndpoint.query>;

const neighbour = z.object({
  model: publicModel,
  costChange: z.number().meta({ description: "Share by which the example costs more; negative: less." }),
  reasons: z.array(z.string()),
});

export const getPublicModelEndpoint = defineEndpoint({
  id: "public_models.get",
  method: "GET",
  path: "/api/models/detail",
  tag: "Models",
  summary: "One model with what it is good at, and its neighbours that cost less or do more",
  access: "public",
  query: z.object({ model: z.string().min(1).max(200) }),
  response: z.object({
    model: publicModel,
    strengths: z.array(z.string()),
    cheaper: z.array(neighbour),
    stronger: z.array(neighbour),
  }),
});

const rates = z.object({
  rpm: z.number().nullable(),
  tpm: z.number().nullable(),
  rpd: z.number().nullable(),
  concurrency: z.number().nullable(),
});

export const getModelAccountEndpoint = defineEndpoint({
  id: "models.account",
  method: "GET",
  path: "/api/orgs/{orgId}/models/account",
  tag: "Models",
  summary: "What this organization may do with a model: its keys, rates, budgets, and the speed that it saw",
  access: "models.read",
  params: orgParams,
  query: z.object({ model: z.string().min(1).max(200) }),
  response: z.object({
    rates: rates.meta({ description: "Of the organization, the lower of its own and its plan's." }),
    budgets: z.array(
      z.object({
        scopeType: z.enum(["plan", "org", "model"]),
        kind: z.enum(["cap", "soft"]),
        window: z.enum(BUDGET_WINDOWS),
        limitNanos: wireNanos,
        leftNanos: wireNanos,
      }),
    ),
    keys: z.array(
      z.object({ id: z.string(), name: z.string(), allowed: z.boolean(), why: z.string().nullable() }),
    ),
    speed: speed.nullable(),
  }),
});

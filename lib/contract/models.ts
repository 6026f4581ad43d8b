import { z } from "zod";
import { isModelPattern } from "../core/model-pattern";
import { markup } from "./catalog";
import { defineEndpoint } from "./endpoint";
import { priceView } from "./prices";
import { nameInput, orgParams, wireTime } from "./wire";

/** Models: what a caller names in `model`, its prices, and by which providers it is answered. */

export const CAPABILITIES = [
  "tools",
  "parallel_tools",
  "json_schema",
  "reasoning",
  "vision",
  "files",
  "audio",
  "logprobs",
  "web_search",
] as const;
/** What a model can be asked for: each is a door of the gateway. */
export const OPERATIONS = ["chat", "embeddings", "images", "speech", "transcription", "moderation"] as const;
export type Operation = (typeof OPERATIONS)[number];
export const TOKENIZERS = ["o200k_base", "cl100k_base"] as const;
export const MODALITIES = ["text", "image", "audio", "file", "video"] as const;

const modelFields = {
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  ownedBy: z.string(),
  contextTokens: z.number(),
  maxOutputTokens: z.number(),
  inputModalities: z.array(z.string()),
  outputModalities: z.array(z.string()),
  operations: z.array(z.string()).meta({ description: OPERATIONS.join(" | ") }),
  capabilities: z.array(z.string()),
  parameters: z
    .array(z.string())
    .meta({ description: "Request parameters that it takes; none: not stated." }),
  price: priceView.nullable().meta({ description: "In force now; a model without one answers no call." }),
  upcomingPrice: priceView.nullable().meta({ description: "The next version, announced ahead of its date." }),
};

/** How the operator came to a price, and with what mark-up, is the operator's own. */
const offeredPrice = priceView
  .omit({ note: true, source: true, listVersion: true })
  .meta({ id: "OfferedPrice" });

const modelView = z
  .object({
    ...modelFields,
    price: offeredPrice
      .nullable()
      .meta({ description: "In force now; a model without one answers no call." }),
    upcomingPrice: offeredPrice
      .nullable()
      .meta({ description: "The next version, announced ahead of its date." }),
  })
  .meta({ id: "Model" });

const routeView = z.object({
  id: z.string(),
  providerId: z.string(),
  providerSlug: z.string(),
  providerName: z.string(),
  upstreamModel: z.string(),
  priority: z.number(),
  weight: z.number(),
  enabled: z.boolean(),
});

const adminModelView = z
  .object({
    ...modelFields,
    tokenizer: z.string(),
    markup: markup.nullable().meta({ description: "On its list price, instead of its provider's." }),
    enabled: z.boolean(),
    routes: z.array(routeView),
    createdAt: wireTime,
    updatedAt: wireTime,
  })
  .meta({ id: "AdminModel" });

const routeInput = z.strictObject({
  providerId: z.string().min(1),
  upstreamModel: z.string().trim().min(1).max(200),
  priority: z.number().int().min(0).max(1_000).default(0),
  weight: z.number().int().min(0).max(1_000).default(100),
  enabled: z.boolean().default(true),
});

const tokensInput = z.number().int().min(1).max(100_000_000);

const settings = {
  name: nameInput,
  description: z.string().trim().max(2_000),
  ownedBy: nameInput,
  contextTokens: tokensInput,
  maxOutputTokens: tokensInput,
  inputModalities: z.array(z.enum(MODALITIES)).min(1),
  outputModalities: z.array(z.enum(MODALITIES)).min(1),
  operations: z.array(z.enum(OPERATIONS)).min(1),
  capabilities: z.array(z.enum(CAPABILITIES)),
  parameters: z.array(z.string().trim().min(1).max(60)).max(60),
  tokenizer: z.enum(TOKENIZERS),
  enabled: z.boolean(),
  routes: z.array(routeInput).max(20),
};

const modelParams = z.object({ modelId: z.string().min(1) });

export const listModelsEndpoint = defineEndpoint({
  id: "models.list",
  method: "GET",
  path: "/api/orgs/{orgId}/models",
  tag: "Models",
  summary: "The models that can be called, with their prices",
  access: "models.read",
  params: orgParams,
  response: z.object({ items: z.array(modelView) }),
});

export const listAdminModelsEndpoint = defineEndpoint({
  id: "admin_models.list",
  method: "GET",
  path: "/api/admin/models",
  tag: "Models",
  summary: "The whole catalogue, with routes and models that are off or unpriced",
  access: "operator",
  response: z.object({ items: z.array(adminModelView) }),
});

export const createModelEndpoint = defineEndpoint({
  id: "admin_models.create",
  method: "POST",
  path: "/api/admin/models",
  tag: "Models",
  summary: "Add a model to the catalogue; it answers calls once it has a price",
  access: "operator",
  body: z.strictObject({
    ...settings,
    slug: z
      .string()
      .trim()
      .refine((text) => isModelPattern(text) && !text.endsWith("*"), 'Write a slug such as "openai/gpt-5".'),
    description: settings.description.default(""),
    inputModalities: settings.inputModalities.default(["text"]),
    outputModalities: settings.outputModalities.default(["text"]),
    operations: settings.operations.optional().meta({ description: "Left out: chat." }),
    capabilities: settings.capabilities.default([]),
    parameters: settings.parameters.optional(),
    tokenizer: settings.tokenizer.default("o200k_base"),
    enabled: settings.enabled.default(true),
    routes: settings.routes.default([]),
  }),
  response: adminModelView,
  status: 201,
  errors: ["conflict"],
});

export const updateModelEndpoint = defineEndpoint({
  id: "admin_models.update",
  method: "PATCH",
  path: "/api/admin/models/{modelId}",
  tag: "Models",
  summary: "Change a model; `routes`, when given, replaces all of its routes",
  access: "operator",
  params: modelParams,
  body: z.strictObject({ ...settings, markup: markup.nullable() }).partial(),
  response: adminModelView,
});

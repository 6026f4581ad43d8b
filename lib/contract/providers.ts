import { z } from "zod";
import { PROVIDER_KINDS, PROVIDER_PRESETS, type ProviderPreset, presetOf } from "../core/provider-presets";
import { markup, unlistedRule } from "./catalog";
import { defineEndpoint } from "./endpoint";
import { checkCredential, credentialInput, isBlankCredential } from "./provider-credentials";
import { nameInput, wireTime } from "./wire";

/** Providers: the upstreams that answer calls. Operator only; a credential goes in and never comes out. */

const slugInput = z
  .string()
  .trim()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, "Use 1 to 40 lower-case letters, digits and hyphens.");

function isHttpAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function hasCredentials(text: string): boolean {
  return URL.canParse(text) && (new URL(text).username !== "" || new URL(text).password !== "");
}

const baseUrlInput = z
  .string()
  .trim()
  .max(500)
  .refine(isHttpAddress, "Write an http or https address.")
  .refine((text) => !hasCredentials(text), "Put the key in its own field, not in the address.")
  .transform((text) => text.replace(/\/+$/, ""))
  .meta({ description: 'With the version: "https://api.openai.com/v1".' });

/** It becomes part of a host name, so it holds nothing that would lead elsewhere. */
const regionInput = z
  .string()
  .trim()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/i, 'Write a region such as "us-east-1".');

/** What only some kinds of provider have. */
export const providerSettings = z.strictObject({
  apiVersion: z
    .string()
    .trim()
    .regex(
      /^(v1|preview|\d{4}-\d{2}-\d{2}(-preview)?)$/,
      'Write an API version such as "2024-10-21" or "v1".',
    )
    .optional()
    .meta({ description: "Azure OpenAI's api-version." }),
});
export type ProviderSettings = z.output<typeof providerSettings>;

const CONNECTABLE_KINDS = PROVIDER_KINDS.filter((kind) => kind !== "sandbox");
const PRESET_SLUGS = PROVIDER_PRESETS.map((preset) => preset.slug) as [string, ...string[]];

/** The preset that an input names, by itself or by its kind. */
export function presetOfInput(input: { kind?: string; preset?: string }): ProviderPreset {
  return presetOf({ kind: input.kind ?? "openai", preset: input.preset ?? null });
}

const providerView = z
  .object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    kind: z.enum(PROVIDER_KINDS),
    preset: z.string().nullable().meta({ description: "What it was made from: names its quirks." }),
    baseUrl: z.string().nullable(),
    hasCredential: z.boolean(),
    credentialTail: z.string().nullable().meta({ description: "The last four characters, for recognition." }),
    region: z.string().nullable(),
    settings: providerSettings,
    markup: markup.nullable(),
    unlisted: unlistedRule.nullable(),
    enabled: z.boolean(),
    modelCount: z.number(),
    createdAt: wireTime,
    updatedAt: wireTime,
  })
  .meta({ id: "Provider" });

const providerParams = z.object({ providerId: z.string().min(1) });
const base = "/api/admin/providers";

export const listProvidersEndpoint = defineEndpoint({
  id: "providers.list",
  method: "GET",
  path: base,
  tag: "Providers",
  summary: "Every provider",
  access: "operator",
  response: z.object({ items: z.array(providerView) }),
});

export const createProviderEndpoint = defineEndpoint({
  id: "providers.create",
  method: "POST",
  path: base,
  tag: "Providers",
  summary: "Connect a provider, from a preset or any host that speaks OpenAI's API",
  access: "operator",
  body: z
    .strictObject({
      name: nameInput,
      slug: slugInput,
      kind: z.enum(CONNECTABLE_KINDS).optional().meta({ description: "Left out: the preset's." }),
      preset: z.enum(PRESET_SLUGS, { error: "There is no such preset." }).optional(),
      baseUrl: baseUrlInput.optional().meta({ description: "Left out: the preset's." }),
      credential: credentialInput.nullable().default(null),
      region: regionInput.nullable().default(null),
      settings: providerSettings.optional(),
    })
    .superRefine((body, issue) => {
      const preset = presetOfInput(body);
      const fault = (path: string[], message: string) => issue.addIssue({ code: "custom", path, message });
      if (body.kind !== undefined && body.kind !== preset.kind)
        fault(["kind"], `The preset ${preset.slug} is of kind ${preset.kind}.`);
      if (preset.region && body.region === null)
        fault(["region"], `Write the ${preset.region.label.toLowerCase()}.`);
      if (body.baseUrl === undefined && (preset.baseUrl === null || preset.baseUrl.includes("{resource}")))
        fault(["baseUrl"], "Write its address.");
      const isBlank = isBlankCredential(body.credential);
      if (isBlank && preset.credential === "optional_key") return;
      const checked = checkCredential(preset.credential, isBlank ? {} : body.credential!);
      if ("text" in checked) return;
      for (const { path, message } of checked.issues) fault(["credential", ...path], message);
    }),
  response: providerView,
  status: 201,
  errors: ["conflict"],
});

export const updateProviderEndpoint = defineEndpoint({
  id: "providers.update",
  method: "PATCH",
  path: `${base}/{providerId}`,
  tag: "Providers",
  summary: "Change a provider, replace its credential, or switch it off",
  access: "operator",
  params: providerParams,
  body: z
    .strictObject({
      name: nameInput,
      baseUrl: baseUrlInput,
      credential: credentialInput.nullable().meta({ description: "Left out: kept. Null: removed." }),
      region: regionInput.nullable(),
      settings: providerSettings,
      markup: markup.nullable(),
      unlisted: unlistedRule.nullable(),
      enabled: z.boolean(),
    })
    .partial(),
  response: providerView,
});

export const testProviderEndpoint = defineEndpoint({
  id: "providers.test",
  method: "POST",
  path: `${base}/{providerId}/test`,
  tag: "Providers",
  summary: "Ask the provider for its models, now",
  access: "operator",
  params: providerParams,
  response: z.object({
    ok: z.boolean(),
    latencyMs: z.number(),
    modelCount: z.number().nullable(),
    status: z.number().nullable().meta({ description: "The upstream's HTTP status; null: no answer." }),
    message: z
      .string()
      .nullable()
      .meta({ description: "The upstream's words, cut and without the credential." }),
  }),
});

export const listUpstreamModelsEndpoint = defineEndpoint({
  id: "providers.upstream_models",
  method: "GET",
  path: `${base}/{providerId}/upstream-models`,
  tag: "Providers",
  summary: "The models that the provider lists, and which of them are in the catalogue",
  access: "operator",
  params: providerParams,
  response: z.object({
    items: z.array(
      z.object({
        upstreamModel: z.string(),
        slug: z.string().meta({ description: "The slug that an import gives it." }),
        imported: z.boolean(),
      }),
    ),
  }),
  errors: ["upstream_error"],
});

export const importModelsEndpoint = defineEndpoint({
  id: "providers.import_models",
  method: "POST",
  path: `${base}/{providerId}/import-models`,
  tag: "Providers",
  summary:
    "Add models of the provider to the catalogue, at list price or by the provider's rule; others answer no call yet",
  access: "operator",
  params: providerParams,
  body: z.strictObject({ upstreamModels: z.array(z.string().trim().min(1).max(200)).min(1).max(500) }),
  response: z.object({
    imported: z.array(z.object({ modelId: z.string(), slug: z.string() })),
    skipped: z.array(z.string()),
  }),
});

import ipaddr from "ipaddr.js";
import { z } from "zod";
import { defineEndpoint } from "./endpoint";
import { KEY_ENDPOINTS } from "./key-endpoints";
import { budgetView, budgetWindow, limitUsdInput } from "./limits";
import { modelPatternsInput, rateLimitInputs, rateLimitViews } from "./projects";
import { nameInput, orgParams, timeInput, wireTime } from "./wire";

/** API keys: shown once, kept as a hash; rotation changes the secret and nothing else. */

export const KEY_STATUSES = ["active", "rotating", "disabled", "expired", "revoked"] as const;
export type KeyStatus = (typeof KEY_STATUSES)[number];

/** What a key may do: call models, and read the organization's usage and costs. */
export const KEY_PERMISSIONS = ["inference", "usage.read"] as const;
export type KeyPermission = (typeof KEY_PERMISSIONS)[number];

const OVERLAP_SECONDS_MAX = 7 * 86_400;

const cidrInput = z
  .string()
  .trim()
  .refine(
    (text) => ipaddr.isValidCIDR(text) || ipaddr.isValid(text),
    'Write an address or a range: "203.0.113.0/24".',
  );

const overlapInput = z
  .number()
  .int()
  .min(0)
  .max(OVERLAP_SECONDS_MAX, "The old secret can stay good for at most 7 days.")
  .meta({ description: "Seconds for which the old secret stays good: 0 to 604800." });

const settings = {
  permissions: z
    .array(z.enum(KEY_PERMISSIONS))
    .min(1, "A key that may do nothing is of no use.")
    .transform((list) => KEY_PERMISSIONS.filter((each) => list.includes(each)))
    .meta({ description: "`inference`: call models. `usage.read`: read the organization's usage." }),
  allowedModels: modelPatternsInput.meta({
    description: "Models or `vendor/*`; empty: what the project allows.",
  }),
  allowedEndpoints: z
    .array(z.enum(KEY_ENDPOINTS))
    .transform((list) => [...new Set(list)])
    .meta({ description: "Empty: every endpoint." }),
  allowedCidrs: z.array(cidrInput).max(50).meta({ description: "Empty: from anywhere." }),
  ...rateLimitInputs,
  maxTokensPerRequest: z.number().int().min(1).max(100_000_000).nullable(),
  expiresAt: timeInput.nullable(),
  rotateEveryDays: z.number().int().min(1).max(365).nullable(),
  rotationOverlapSeconds: overlapInput,
};

export const keyView = z
  .object({
    id: z.string(),
    projectId: z.string(),
    projectName: z.string(),
    name: z.string(),
    environment: z.enum(["live", "test"]),
    label: z.string().meta({ description: "The newest secret, masked." }),
    status: z.enum(KEY_STATUSES),
    permissions: z.array(z.enum(KEY_PERMISSIONS)),
    allowedModels: z.array(z.string()),
    allowedEndpoints: z.array(z.string()),
    allowedCidrs: z.array(z.string()),
    ...rateLimitViews,
    maxTokensPerRequest: z.number().nullable(),
    budgets: z.array(budgetView),
    expiresAt: wireTime.nullable(),
    rotateEveryDays: z.number().nullable(),
    nextRotationAt: wireTime.nullable(),
    rotationOverlapSeconds: z.number(),
    overlapEndsAt: wireTime.nullable().meta({ description: "Until then an older secret is good as well." }),
    hasSecretToReveal: z.boolean().meta({ description: "A scheduled rotation waits to be fetched." }),
    lastUsedAt: wireTime.nullable(),
    createdById: z.string(),
    createdAt: wireTime,
    disabledAt: wireTime.nullable(),
    revokedAt: wireTime.nullable(),
  })
  .meta({ id: "ApiKey" });

const keyWithSecret = keyView
  .extend({ secret: z.string().meta({ description: "Shown only here, only now." }) })
  .meta({ id: "ApiKeyWithSecret" });

const keyParams = orgParams.extend({ keyId: z.string().min(1) });
const base = "/api/orgs/{orgId}/keys";

export const listKeysEndpoint = defineEndpoint({
  id: "keys.list",
  method: "GET",
  path: base,
  tag: "Keys",
  summary: "The organization's API keys, newest first",
  access: "keys.read",
  params: orgParams,
  query: z.object({ projectId: z.string().optional(), includeRevoked: z.stringbool().default(false) }),
  response: z.object({ items: z.array(keyView) }),
});

export const createKeyEndpoint = defineEndpoint({
  id: "keys.create",
  method: "POST",
  path: base,
  tag: "Keys",
  summary: "Create a key; the answer is the only place where its secret is",
  access: "keys.write",
  params: orgParams,
  body: z
    .strictObject({
      projectId: z.string().min(1),
      name: nameInput,
      environment: z.enum(["live", "test"]).default("live"),
      budget: z.strictObject({ limitUsd: limitUsdInput, window: budgetWindow }).optional(),
    })
    .extend(z.object(settings).partial().shape),
  response: keyWithSecret,
  status: 201,
  errors: ["conflict"],
});

export const getKeyEndpoint = defineEndpoint({
  id: "keys.get",
  method: "GET",
  path: `${base}/{keyId}`,
  tag: "Keys",
  summary: "One key",
  access: "keys.read",
  params: keyParams,
  response: keyView,
});

export const updateKeyEndpoint = defineEndpoint({
  id: "keys.update",
  method: "PATCH",
  path: `${base}/{keyId}`,
  tag: "Keys",
  summary: "Change a key's name, scope or limits",
  access: "keys.write",
  params: keyParams,
  body: z.strictObject({ name: nameInput, ...settings }).partial(),
  response: keyView,
  errors: ["conflict"],
});

export const disableKeyEndpoint = defineEndpoint({
  id: "keys.disable",
  method: "POST",
  path: `${base}/{keyId}/disable`,
  tag: "Keys",
  summary: "Stop a key until it is enabled again",
  access: "keys.write",
  params: keyParams,
  response: keyView,
  errors: ["conflict"],
});

export const enableKeyEndpoint = defineEndpoint({
  id: "keys.enable",
  method: "POST",
  path: `${base}/{keyId}/enable`,
  tag: "Keys",
  summary: "Let a disabled key work again",
  access: "keys.write",
  params: keyParams,
  response: keyView,
  errors: ["conflict"],
});

export const revokeKeyEndpoint = defineEndpoint({
  id: "keys.revoke",
  method: "POST",
  path: `${base}/{keyId}/revoke`,
  tag: "Keys",
  summary: "End a key for good, on every gateway in under a second",
  access: "keys.write",
  params: keyParams,
  response: keyView,
});

export const rotateKeyEndpoint = defineEndpoint({
  id: "keys.rotate",
  method: "POST",
  path: `${base}/{keyId}/rotate`,
  tag: "Keys",
  summary: "A new secret for the same key; send an Idempotency-Key so that a lost answer can be had again",
  access: "keys.write",
  params: keyParams,
  body: z.strictObject({ overlapSeconds: overlapInput.optional() }),
  response: keyWithSecret,
  errors: ["conflict"],
});

export const revealRotatedKeyEndpoint = defineEndpoint({
  id: "keys.reveal_rotated",
  method: "POST",
  path: `${base}/{keyId}/reveal-rotated`,
  tag: "Keys",
  summary: "Fetch, once, the secret that a scheduled rotation made",
  access: "keys.write",
  params: keyParams,
  response: keyWithSecret,
  errors: ["conflict"],
});

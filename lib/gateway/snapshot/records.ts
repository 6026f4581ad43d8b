import type { ContentPolicy } from "@/lib/contract/content";
import type { PriceRates } from "@/lib/contract/prices";
import type { ProviderSettings } from "@/lib/contract/providers";

/** What the gateway knows of its configuration, as plain numbers and arrays. Times are Unix milliseconds. */

export type RateLimits = {
  rpm: number | null;
  tpm: number | null;
  rpd: number | null;
  concurrency: number | null;
};

/** Its limits are the lower of its own and the operator's. */
export type OrgRecord = RateLimits & {
  id: string;
  name: string;
  suspended: boolean;
  closed: boolean;
  content: ContentPolicy | null;
};

export type ProjectRecord = RateLimits & {
  id: string;
  orgId: string;
  allowedModels: string[];
  archived: boolean;
  /** Instead of the organization's. */
  content: ContentPolicy | null;
};

export type KeyRecord = RateLimits & {
  id: string;
  orgId: string;
  projectId: string;
  name: string;
  label: string;
  /** May call models, and may read the usage of its organization. */
  mayInfer: boolean;
  mayReadUsage: boolean;
  allowedModels: string[];
  allowedEndpoints: string[];
  allowedCidrs: string[];
  maxTokensPerRequest: number | null;
  createdById: string;
  expiresAtMs: number | null;
  disabled: boolean;
  revoked: boolean;
  secrets: { hash: string; expiresAtMs: number | null }[];
};

/** One of a key's secrets; the one that was rotated out ends. */
export type SecretRecord = { key: KeyRecord; expiresAtMs: number | null };

export type ProviderRecord = {
  id: string;
  slug: string;
  kind: string;
  /** Names its quirks: see `presetOf`. */
  preset: string | null;
  baseUrl: string | null;
  /** Unsealed: a key, or JSON as in lib/contract/provider-credentials. It must never be logged or sent anywhere but upstream. */
  credential: string | null;
  region: string | null;
  settings: ProviderSettings;
  enabled: boolean;
};

export type RouteRecord = {
  providerId: string;
  upstreamModel: string;
  priority: number;
  weight: number;
};

export type PriceRecord = { id: string; effectiveFromMs: number; rates: PriceRates };

export type ModelRecord = {
  id: string;
  slug: string;
  name: string;
  description: string;
  ownedBy: string;
  contextTokens: number;
  maxOutputTokens: number;
  inputModalities: string[];
  outputModalities: string[];
  operations: string[];
  capabilities: string[];
  parameters: string[];
  tokenizer: string;
  enabled: boolean;
  createdAtMs: number;
  /** Enabled ones by ascending priority. */
  routes: RouteRecord[];
  /** Newest first. */
  prices: PriceRecord[];
};

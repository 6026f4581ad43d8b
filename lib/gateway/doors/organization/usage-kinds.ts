import {
  completionsUsageQuery,
  imagesUsageQuery,
  plainUsageQuery,
  type UsageResult,
} from "@/lib/contract/gateway";
import { SECOND_MS } from "@/lib/core/time";
import { CHAT_ENDPOINTS } from "@/lib/domain/estimates";
import type { OrganizationUsageRow, UsageField } from "@/lib/domain/metering";

type Groups = {
  project_id: string | null;
  user_id: string | null;
  api_key_id: string | null;
  model: string | null;
};

/** What one of the usage reads is of: the calls, the query, and a result of their sums. */
export type UsageKind = {
  name: string;
  endpoints: readonly string[];
  query: typeof completionsUsageQuery | typeof plainUsageQuery | typeof imagesUsageQuery;
  toResult(row: OrganizationUsageRow, groupBy: readonly string[]): UsageResult;
};

/** OpenAI's names of what results are grouped by; every image is `image.generation`. */
export const FIELD_OF: Readonly<Record<string, UsageField>> = {
  project_id: "project",
  user_id: "user",
  api_key_id: "key",
  model: "model",
  batch: "batch",
  service_tier: "serviceTier",
  size: "imageSize",
};

function groupsOf({ group }: OrganizationUsageRow): Groups {
  const { project = null, user = null, key = null, model = null } = group;
  return { project_id: project, user_id: user, api_key_id: key, model };
}

const count = (sum: bigint) => Number(sum);

function common(row: OrganizationUsageRow) {
  return { num_model_requests: count(row.calls), ...groupsOf(row) };
}

const completions: UsageKind = {
  name: "completions",
  endpoints: CHAT_ENDPOINTS,
  query: completionsUsageQuery,
  toResult: (row) => ({
    object: "organization.usage.completions.result",
    input_tokens: count(row.inputTokens),
    input_cached_tokens: count(row.cachedInputTokens),
    input_cache_write_tokens: count(row.cacheWriteTokens),
    input_uncached_tokens: count(row.uncachedInputTokens),
    input_text_tokens: count(row.textInputTokens),
    input_audio_tokens: count(row.audioInputTokens),
    input_image_tokens: count(row.imageInputTokens),
    output_tokens: count(row.outputTokens),
    output_text_tokens: count(row.textOutputTokens),
    output_audio_tokens: count(row.audioOutputTokens),
    output_image_tokens: count(row.imageOutputTokens),
    ...common(row),
    batch: row.group.batch === undefined ? null : row.group.batch === "true",
    service_tier: row.group.serviceTier ?? null,
  }),
};

const images: UsageKind = {
  name: "images",
  endpoints: ["images.generations"],
  query: imagesUsageQuery,
  toResult: (row, groupBy) => ({
    object: "organization.usage.images.result",
    images: count(row.images),
    ...common(row),
    size: row.group.imageSize ?? null,
    source: groupBy.includes("source") ? "image.generation" : null,
  }),
};

export const USAGE_KINDS: readonly UsageKind[] = [
  completions,
  {
    name: "embeddings",
    endpoints: ["embeddings"],
    query: plainUsageQuery,
    toResult: (row) => ({
      object: "organization.usage.embeddings.result",
      input_tokens: count(row.inputTokens),
      ...common(row),
    }),
  },
  {
    name: "moderations",
    endpoints: ["moderations"],
    query: plainUsageQuery,
    toResult: (row) => ({
      object: "organization.usage.moderations.result",
      input_tokens: count(row.inputTokens),
      ...common(row),
    }),
  },
  images,
  {
    name: "audio_speeches",
    endpoints: ["audio.speech"],
    query: plainUsageQuery,
    toResult: (row) => ({
      object: "organization.usage.audio_speeches.result",
      characters: count(row.characters),
      ...common(row),
    }),
  },
  {
    name: "audio_transcriptions",
    endpoints: ["audio.transcriptions"],
    query: plainUsageQuery,
    toResult: (row) => ({
      object: "organization.usage.audio_transcriptions.result",
      seconds: Math.round(count(row.audioMs) / SECOND_MS),
      ...common(row),
    }),
  },
];

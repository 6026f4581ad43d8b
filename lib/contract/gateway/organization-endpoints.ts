import type { z } from "zod";
import type { GatewayEndpoint } from "./gateway-endpoint";
import { completionsUsageQuery, costsQuery, imagesUsageQuery, plainUsageQuery } from "./organization-query";
import {
  completionsUsageSchema,
  costsSchema,
  embeddingsUsageSchema,
  imagesUsageSchema,
  moderationsUsageSchema,
  speechesUsageSchema,
  transcriptionsUsageSchema,
} from "./organization-usage";

function reading(path: string, summary: string, query: z.ZodObject, response: z.ZodType): GatewayEndpoint {
  return {
    id: `organization.${path.replace("/", ".")}`,
    method: "GET",
    path: `/v1/organization/${path}`,
    summary,
    query,
    body: null,
    response,
    chunk: null,
    errors: [
      "invalid_request",
      "invalid_api_key",
      "permission_denied",
      "rate_limit_exceeded",
      "store_unavailable",
    ],
  };
}

/** The organization's usage, for keys with the permission `usage.read`. */
export const ORGANIZATION_ENDPOINTS: readonly GatewayEndpoint[] = [
  reading(
    "usage/completions",
    "Tokens and calls of every chat endpoint, by time.",
    completionsUsageQuery,
    completionsUsageSchema,
  ),
  reading(
    "usage/embeddings",
    "Tokens and calls of embeddings, by time.",
    plainUsageQuery,
    embeddingsUsageSchema,
  ),
  reading(
    "usage/moderations",
    "Tokens and calls of moderations, by time.",
    plainUsageQuery,
    moderationsUsageSchema,
  ),
  reading("usage/images", "Images that were made, by time.", imagesUsageQuery, imagesUsageSchema),
  reading(
    "usage/audio_speeches",
    "Characters that were spoken, by time.",
    plainUsageQuery,
    speechesUsageSchema,
  ),
  reading(
    "usage/audio_transcriptions",
    "Seconds that were transcribed, by time.",
    plainUsageQuery,
    transcriptionsUsageSchema,
  ),
  reading("costs", "What was spent, by day.", costsQuery, costsSchema),
];

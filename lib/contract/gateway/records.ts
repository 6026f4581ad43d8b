import { z } from "zod";

const usd = z.number().meta({ description: "USD." });
const count = z.number().int();
const none = z.null().meta({ description: "Not kept; OpenRouter's SDK wants the field." });

const attempt = z.object({
  provider_name: z.string(),
  endpoint_id: z.string().meta({ description: "The provider's id." }),
  id: z.string().optional().meta({ description: "The provider's own id of the request." }),
  status: count,
  latency: count.meta({ description: "Milliseconds." }),
  is_byok: z.literal(false),
});

/** Answer of GET /v1/generation: one call's exact record. OpenRouter's fields first, then Turnpike's. */
export const generationSchema = z
  .object({
    data: z.object({
      id: z.string(),
      request_id: z.string(),
      api_type: z.enum(["completions", "embeddings", "image", "tts", "stt"]).nullable(),
      created_at: z.string(),
      model: z.string(),
      provider_name: z.string(),
      streamed: z.boolean(),
      cancelled: z.boolean().meta({ description: "The caller left before the answer ended." }),
      usage: usd,
      total_cost: usd,
      latency: count.nullable().meta({ description: "Milliseconds to the first token; null: not streamed." }),
      generation_time: count.meta({ description: "Milliseconds until the answer was complete." }),
      tokens_prompt: count,
      tokens_completion: count,
      native_tokens_prompt: count.meta({
        description: "All input: uncached, cached, cache writes, audio, images.",
      }),
      native_tokens_completion: count.meta({ description: "All output: visible, reasoning, audio, images." }),
      native_tokens_reasoning: count,
      native_tokens_cached: count,
      native_tokens_completion_images: count,
      external_user: z.string().nullable().meta({ description: "The call's `user`." }),
      service_tier: z.string().nullable(),
      upstream_id: z.string().nullable(),
      workspace_id: z.string().meta({ description: "The project's id." }),
      provider_responses: z.array(attempt).meta({ description: "Every attempt, in order." }),
      num_search_results: count.nullable(),
      is_byok: z.literal(false),
      data_region: z.literal("global"),
      origin: z.literal(""),
      app_id: none,
      cache_discount: none,
      finish_reason: none,
      native_finish_reason: none,
      http_referer: none,
      moderation_latency: none,
      num_fetches: none,
      num_input_audio_prompt: none,
      num_media_completion: none,
      num_media_prompt: none,
      preset_id: none,
      response_cache_source_id: none,
      router: none,
      upstream_inference_cost: none,
      user_agent: none,
      web_search_engine: none,
      cost_nanos: z.string().meta({ description: "The exact cost in nano-dollars, as a decimal integer." }),
      key_id: z.string(),
      endpoint: z.string(),
      outcome: z.enum(["ok", "error", "aborted", "cut", "capped", "recovered"]),
      error_code: z.string().nullable(),
      usage_source: z.enum(["provider", "counted", "estimated"]),
      price_id: z.string().nullable().meta({ description: "The price version by which it was billed." }),
    }),
  })
  .meta({ id: "Generation" });

/** Answer of GET /v1/activity: one row for each day, model and provider. */
export const activitySchema = z
  .object({
    data: z.array(
      z.object({
        date: z.string().meta({ description: "The day in UTC." }),
        model: z.string(),
        model_permaslug: z.string(),
        endpoint_id: z.string().meta({ description: "The provider's id." }),
        provider_name: z.string(),
        usage: usd,
        byok_usage_inference: z.literal(0),
        requests: count,
        prompt_tokens: count,
        completion_tokens: count.meta({ description: "Includes reasoning." }),
        reasoning_tokens: count,
      }),
    ),
  })
  .meta({ id: "Activity" });

export const generationQuery = z.object({
  id: z.string().meta({ description: "The call's `x-request-id`: `req_…`." }),
});

export const activityQuery = z.object({
  date: z.iso
    .date()
    .optional()
    .meta({ description: "One day in UTC; left out: the last 30 days and today." }),
});

export type Generation = z.infer<typeof generationSchema>;
export type Activity = z.infer<typeof activitySchema>;

import { z } from "zod";

/** Answers of the organization's usage and costs, as OpenAI's administration API has them. */

const count = z.number().int();
/** Null where the results are not grouped by it. */
const group = z.string().nullable();
const groups = { project_id: group, user_id: group, api_key_id: group, model: group };
const requests = { num_model_requests: count };

const completionsResult = z.object({
  object: z.literal("organization.usage.completions.result"),
  input_tokens: count.meta({ description: "All input: uncached, cached and written to the cache." }),
  input_cached_tokens: count,
  input_cache_write_tokens: count,
  input_uncached_tokens: count,
  input_text_tokens: count,
  input_audio_tokens: count,
  input_image_tokens: count,
  output_tokens: count.meta({ description: "All output, reasoning included." }),
  output_text_tokens: count,
  output_audio_tokens: count,
  output_image_tokens: count,
  ...requests,
  ...groups,
  batch: z.boolean().nullable(),
  service_tier: group,
});

const embeddingsResult = z.object({
  object: z.literal("organization.usage.embeddings.result"),
  input_tokens: count,
  ...requests,
  ...groups,
});

const moderationsResult = z.object({
  object: z.literal("organization.usage.moderations.result"),
  input_tokens: count,
  ...requests,
  ...groups,
});

const imagesResult = z.object({
  object: z.literal("organization.usage.images.result"),
  images: count,
  ...requests,
  ...groups,
  size: group,
  source: group,
});

const speechesResult = z.object({
  object: z.literal("organization.usage.audio_speeches.result"),
  characters: count,
  ...requests,
  ...groups,
});

const transcriptionsResult = z.object({
  object: z.literal("organization.usage.audio_transcriptions.result"),
  seconds: count,
  ...requests,
  ...groups,
});

const costsResult = z.object({
  object: z.literal("organization.costs.result"),
  amount: z.object({ value: z.number(), currency: z.literal("usd") }),
  line_item: group.meta({ description: "The model." }),
  project_id: group,
  api_key_id: group,
  quantity: z.null(),
  quantity_unit: z.null(),
  cost_nanos: z.string().meta({ description: "The exact cost in nano-dollars, as a decimal integer." }),
});

export type UsageResult =
  | z.infer<typeof completionsResult>
  | z.infer<typeof embeddingsResult>
  | z.infer<typeof moderationsResult>
  | z.infer<typeof imagesResult>
  | z.infer<typeof speechesResult>
  | z.infer<typeof transcriptionsResult>;
export type CostsResult = z.infer<typeof costsResult>;

function pageOf<R extends z.ZodType>(id: string, result: R) {
  return z
    .object({
      object: z.literal("page"),
      data: z.array(
        z.object({
          object: z.literal("bucket"),
          start_time: count.meta({ description: "Unix seconds, inclusive." }),
          end_time: count.meta({ description: "Unix seconds, exclusive." }),
          results: z.array(result).meta({ description: "Empty where there was no call." }),
        }),
      ),
      has_more: z.boolean(),
      next_page: z.string().nullable(),
    })
    .meta({ id });
}

export const completionsUsageSchema = pageOf("CompletionsUsage", completionsResult);
export const embeddingsUsageSchema = pageOf("EmbeddingsUsage", embeddingsResult);
export const moderationsUsageSchema = pageOf("ModerationsUsage", moderationsResult);
export const imagesUsageSchema = pageOf("ImagesUsage", imagesResult);
export const speechesUsageSchema = pageOf("AudioSpeechesUsage", speechesResult);
export const transcriptionsUsageSchema = pageOf("AudioTranscriptionsUsage", transcriptionsResult);
export const costsSchema = pageOf("Costs", costsResult);

/** A page of buckets, each with its results. */
export type UsagePage<R> = {
  object: "page";
  data: { object: "bucket"; start_time: number; end_time: number; results: R[] }[];
  has_more: boolean;
  next_page: string | null;
};

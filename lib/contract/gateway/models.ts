import { z } from "zod";

const usdPerToken = z.string().meta({ description: "USD per token, decimal string." });

/** OpenAI's model object with OpenRouter's fields. */
export const modelSchema = z
  .object({
    id: z.string(),
    object: z.literal("model"),
    created: z.number().int(),
    owned_by: z.string(),
    name: z.string(),
    canonical_slug: z.string(),
    description: z.string(),
    context_length: z.number().int(),
    architecture: z.object({
      modality: z.string(),
      input_modalities: z.array(z.string()),
      output_modalities: z.array(z.string()),
      tokenizer: z.string(),
      instruct_type: z.string().nullable(),
    }),
    operations: z.array(z.string()).meta({
      description: "What it can be asked for: chat, embeddings, images, speech, transcription, moderation.",
    }),
    pricing: z.object({
      prompt: usdPerToken,
      completion: usdPerToken,
      request: z.string(),
      image: z.string(),
      web_search: z.string(),
      internal_reasoning: usdPerToken,
      input_cache_read: usdPerToken,
      input_cache_write: usdPerToken,
      input_cache_write_1h: usdPerToken.optional(),
      audio: usdPerToken.optional(),
      audio_output: usdPerToken.optional(),
      image_token: usdPerToken.optional().meta({ description: "USD per token of an image that is sent." }),
      image_output: z.string().optional().meta({ description: "USD per image that is made." }),
      image_output_token: usdPerToken.optional(),
      image_output_of: z
        .record(z.string(), z.string())
        .optional()
        .meta({ description: "USD per image that is made, by `size/quality`." }),
      character: z.string().optional().meta({ description: "USD per character that is spoken." }),
      audio_hour: z.string().optional().meta({ description: "USD per hour of audio." }),
      overrides: z.array(
        z.object({
          above_input_tokens: z.number().int(),
          min_prompt_tokens: z.number().int(),
          prompt: usdPerToken,
          completion: usdPerToken,
          input_cache_read: usdPerToken,
          input_cache_write: usdPerToken,
        }),
      ),
    }),
    top_provider: z.object({
      context_length: z.number().int(),
      max_completion_tokens: z.number().int(),
      is_moderated: z.boolean(),
    }),
    per_request_limits: z.null(),
    supported_parameters: z.array(z.string()),
    supported_voices: z.null(),
    default_parameters: z.null(),
    expiration_date: z.string().nullable(),
    links: z.object({ details: z.string() }),
  })
  .meta({ id: "Model" });

export const modelListSchema = z
  .object({
    object: z.literal("list"),
    data: z.array(modelSchema),
    links: z.object({ next: z.string().nullable() }),
    total_count: z.number().int(),
  })
  .meta({ id: "ModelList" });

export type ModelObject = z.infer<typeof modelSchema>;
export type ModelList = z.infer<typeof modelListSchema>;

import { z } from "zod";

const INPUTS_MAX = 2_048;
const text = z.string().min(1);
const tokens = z.array(z.number().int().min(0)).min(1);

/** Body of POST /v1/embeddings. Fields that are not listed pass through to the provider untouched. */
export const embeddingsRequestSchema = z
  .looseObject({
    model: z.string().min(1).max(200).meta({ description: "A slug from GET /v1/models." }),
    input: z
      .union([text, z.array(text).min(1).max(INPUTS_MAX), tokens, z.array(tokens).min(1).max(INPUTS_MAX)])
      .meta({ description: "A text, texts, the tokens of a text, or of texts." }),
    encoding_format: z.enum(["float", "base64"]).nullish(),
    dimensions: z.number().int().min(1).max(1_000_000).nullish(),
    user: z
      .string()
      .max(512)
      .nullish()
      .meta({ description: "Your end customer: usage is attributed to it." }),
  })
  .meta({ id: "EmbeddingsRequest" });

/** Answer of POST /v1/embeddings. */
export const embeddingsResponseSchema = z
  .looseObject({
    object: z.literal("list"),
    model: z.string(),
    data: z.array(
      z.looseObject({
        object: z.literal("embedding"),
        index: z.number().int().min(0),
        embedding: z.union([z.array(z.number()), z.string()]).meta({
          description: "Numbers, or little-endian 32-bit floats as base64 where that was asked for.",
        }),
      }),
    ),
    usage: z.looseObject({
      prompt_tokens: z.number().int().min(0),
      total_tokens: z.number().int().min(0),
      cost: z.number().optional().meta({ description: "What this call cost, in USD." }),
    }),
  })
  .meta({ id: "Embeddings" });

export type EmbeddingsRequest = z.infer<typeof embeddingsRequestSchema>;

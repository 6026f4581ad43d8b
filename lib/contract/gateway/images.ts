import { z } from "zod";

/** Body of POST /v1/images/generations. Fields that are not listed pass through to the provider untouched. */
export const imagesRequestSchema = z
  .looseObject({
    model: z.string().min(1).max(200).nullish().meta({ description: "Left out: `dall-e-2`." }),
    prompt: z.string().min(1).max(32_000),
    n: z.number().int().min(1).max(10).nullish(),
    size: z.string().max(24).nullish().meta({ description: "`1024x1024`, or `auto`." }),
    quality: z.string().max(24).nullish(),
    response_format: z.enum(["url", "b64_json"]).nullish(),
    stream: z.boolean().nullish(),
    partial_images: z.number().int().min(0).max(3).nullish(),
    user: z
      .string()
      .max(512)
      .nullish()
      .meta({ description: "Your end customer: usage is attributed to it." }),
  })
  .meta({ id: "ImagesRequest" });

const count = z.number().int().min(0);

const imagesUsage = z.looseObject({
  input_tokens: count,
  output_tokens: count,
  total_tokens: count,
  input_tokens_details: z.looseObject({ text_tokens: count, image_tokens: count }).partial().optional(),
  cost: z.number().optional().meta({ description: "What this call cost, in USD." }),
});

/** Answer of POST /v1/images/generations when it is not streamed. */
export const imagesResponseSchema = z
  .looseObject({
    created: z.number().int(),
    data: z.array(
      z.looseObject({
        url: z.string().optional(),
        b64_json: z.string().optional(),
        revised_prompt: z.string().optional(),
      }),
    ),
    usage: imagesUsage.optional().meta({ description: "Where the model is billed by tokens." }),
  })
  .meta({ id: "Images" });

/** One event of a streamed answer. */
export const imagesEventSchema = z
  .looseObject({
    type: z.enum(["image_generation.partial_image", "image_generation.completed"]),
    b64_json: z.string(),
    usage: imagesUsage.optional(),
  })
  .meta({ id: "ImagesEvent" });

export type ImagesRequest = z.infer<typeof imagesRequestSchema>;

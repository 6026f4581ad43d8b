import { z } from "zod";

const part = z.looseObject({ type: z.string() }).meta({
  description: "`text` or `image_url`, with the field of that name.",
});

/** Body of POST /v1/moderations. Fields that are not listed pass through to the provider untouched. */
export const moderationRequestSchema = z
  .looseObject({
    model: z.string().min(1).max(200).nullish().meta({ description: "Left out: `omni-moderation-latest`." }),
    input: z.union([z.string(), z.array(z.string()).min(1), z.array(part).min(1)]),
    user: z
      .string()
      .max(512)
      .nullish()
      .meta({ description: "Your end customer: usage is attributed to it." }),
  })
  .meta({ id: "ModerationRequest" });

/** Answer of POST /v1/moderations. */
export const moderationResponseSchema = z
  .looseObject({
    id: z.string(),
    model: z.string(),
    results: z.array(
      z.looseObject({
        flagged: z.boolean(),
        categories: z.record(z.string(), z.boolean().nullable()),
        category_scores: z.record(z.string(), z.number()),
      }),
    ),
  })
  .meta({ id: "Moderation" });

export type ModerationRequest = z.infer<typeof moderationRequestSchema>;

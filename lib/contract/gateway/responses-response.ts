import { z } from "zod";

const count = z.number().int().min(0);

const responsesUsage = z
  .looseObject({
    input_tokens: count,
    input_tokens_details: z.looseObject({ cached_tokens: count, cache_write_tokens: count }).partial(),
    output_tokens: count,
    output_tokens_details: z.looseObject({ reasoning_tokens: count }),
    total_tokens: count,
    cost: z.number().optional().meta({ description: "What this call cost, in USD." }),
  })
  .meta({ id: "ResponsesUsage" });

/** Answer of POST /v1/responses when it is not streamed. */
export const responsesResponseSchema = z
  .looseObject({
    id: z.string(),
    object: z.literal("response"),
    created_at: z.number(),
    status: z.enum(["completed", "incomplete", "failed", "in_progress", "queued", "cancelled"]),
    model: z.string(),
    output: z.array(z.looseObject({ type: z.string() })).meta({
      description: "`reasoning`, `message`, `function_call`, `custom_tool_call`, and what the provider adds.",
    }),
    error: z.looseObject({ code: z.string(), message: z.string() }).nullish(),
    incomplete_details: z.looseObject({ reason: z.string().optional() }).nullish(),
    usage: responsesUsage.nullish(),
  })
  .meta({ id: "Response" });

/** One event of a streamed answer; the stream ends with `response.completed`, `.incomplete` or `.failed`. */
export const responsesEventSchema = z
  .looseObject({ type: z.string(), sequence_number: count.optional() })
  .meta({ id: "ResponsesEvent" });

/** Answer of POST /v1/responses/input_tokens. */
export const inputTokensResponseSchema = z
  .object({ object: z.literal("response.input_tokens"), input_tokens: count })
  .meta({ id: "ResponsesInputTokens" });

import { z } from "zod";

const count = z.number().int().min(0);

const chatUsage = z
  .looseObject({
    prompt_tokens: count,
    completion_tokens: count,
    total_tokens: count,
    prompt_tokens_details: z
      .looseObject({ cached_tokens: count, audio_tokens: count, cache_write_tokens: count })
      .partial()
      .optional(),
    completion_tokens_details: z
      .looseObject({
        reasoning_tokens: count,
        audio_tokens: count,
        accepted_prediction_tokens: count,
        rejected_prediction_tokens: count,
      })
      .partial()
      .optional(),
    cost: z.number().optional().meta({ description: "What this call cost, in USD." }),
  })
  .meta({ id: "ChatUsage" });

const finishReason = z.enum(["stop", "length", "tool_calls", "content_filter", "function_call", "error"]);

const toolCall = z.looseObject({
  id: z.string().optional(),
  type: z.string().optional(),
  function: z.looseObject({ name: z.string().optional(), arguments: z.string().optional() }).optional(),
});

/** Answer of POST /v1/chat/completions when it is not streamed. */
export const chatResponseSchema = z
  .looseObject({
    id: z.string(),
    object: z.literal("chat.completion"),
    created: z.number().int(),
    model: z.string(),
    choices: z.array(
      z.looseObject({
        index: count,
        message: z.looseObject({
          role: z.literal("assistant"),
          content: z.string().nullable(),
          refusal: z.string().nullish(),
          tool_calls: z.array(toolCall).optional(),
        }),
        finish_reason: finishReason,
        logprobs: z.unknown().nullish(),
      }),
    ),
    usage: chatUsage.optional(),
  })
  .meta({ id: "ChatCompletion" });

/** One `data:` line of a streamed answer; the stream ends with `data: [DONE]`. */
export const chatChunkSchema = z
  .looseObject({
    id: z.string(),
    object: z.literal("chat.completion.chunk"),
    created: z.number().int(),
    model: z.string(),
    choices: z.array(
      z.looseObject({
        index: count,
        delta: z.looseObject({
          role: z.string().optional(),
          content: z.string().nullish(),
          tool_calls: z.array(toolCall).optional(),
        }),
        finish_reason: finishReason.nullish(),
      }),
    ),
    usage: chatUsage.nullish(),
  })
  .meta({ id: "ChatCompletionChunk" });

export type ChatUsage = z.infer<typeof chatUsage>;
export type ChatChunk = z.infer<typeof chatChunkSchema>;

import { z } from "zod";

const count = z.number().int().min(0);

const messagesUsage = z
  .looseObject({
    input_tokens: count.meta({ description: "Without what was read from or written to a cache." }),
    output_tokens: count,
    cache_creation_input_tokens: count.nullish(),
    cache_read_input_tokens: count.nullish(),
    cost: z.number().optional().meta({ description: "What this call cost, in USD." }),
  })
  .meta({ id: "MessagesUsage" });

/** Answer of POST /v1/messages when it is not streamed. */
export const messagesResponseSchema = z
  .looseObject({
    id: z.string(),
    type: z.literal("message"),
    role: z.literal("assistant"),
    model: z.string(),
    content: z.array(z.looseObject({ type: z.string() })),
    stop_reason: z.string().nullable(),
    stop_sequence: z.string().nullish(),
    usage: messagesUsage,
  })
  .meta({ id: "MessagesResponse" });

/** The data of one event of a streamed answer, named like its `type`; the stream ends with `message_stop`. */
export const messagesEventSchema = z
  .looseObject({
    type: z.string().meta({
      description:
        "`message_start`, `content_block_start`, `content_block_delta`, `content_block_stop`, `message_delta`, `message_stop`, `ping` or `error`.",
    }),
    index: count.optional(),
  })
  .meta({ id: "MessagesEvent" });

/** Answer of POST /v1/messages/count_tokens. */
export const countTokensResponseSchema = z
  .looseObject({ input_tokens: count })
  .meta({ id: "CountTokensResponse" });

/** The error envelope of Anthropic's doors. */
export const messagesErrorSchema = z
  .object({
    type: z.literal("error"),
    error: z.looseObject({
      type: z.string(),
      message: z.string(),
      code: z.string().meta({ description: "The error's code, as the OpenAI doors have it." }),
      param: z.string().optional(),
    }),
    request_id: z.string(),
  })
  .meta({ id: "MessagesError" });

import { z } from "zod";

const block = z.looseObject({ type: z.string() }).meta({
  description: "`text`, `image_url`, `thinking` or `document`, as Cohere's v2 chat has them.",
});

const toolCall = z.looseObject({
  id: z.string().optional(),
  type: z.string().optional(),
  function: z.looseObject({ name: z.string(), arguments: z.string() }),
});

const message = z
  .looseObject({
    role: z.enum(["system", "user", "assistant", "tool"]),
    content: z.union([z.string(), z.array(block), z.null()]).optional(),
    tool_calls: z.array(toolCall).nullish(),
    tool_plan: z.string().nullish(),
    tool_call_id: z.string().nullish(),
  })
  .meta({ description: "One turn of the conversation." });

const tool = z.looseObject({
  type: z.string(),
  function: z.looseObject({
    name: z.string().min(1).max(64),
    description: z.string().nullish(),
    parameters: z.record(z.string(), z.unknown()).nullish(),
  }),
});

/** Body of POST /v2/chat. Fields that are not listed reach Cohere untouched, and no other provider. */
export const cohereChatRequestSchema = z
  .looseObject({
    model: z.string().min(1).max(200).meta({ description: "A slug from GET /v1/models." }),
    messages: z.array(message).min(1),
    stream: z.boolean().nullish(),
    max_tokens: z.number().int().min(1).max(10_000_000).nullish(),
    stop_sequences: z.array(z.string()).nullish(),
    temperature: z.number().min(0).max(2).nullish(),
    p: z.number().min(0).max(1).nullish(),
    k: z.number().int().min(0).max(500).nullish(),
    seed: z.number().int().min(0).nullish(),
    frequency_penalty: z.number().min(-2).max(2).nullish(),
    presence_penalty: z.number().min(-2).max(2).nullish(),
    logprobs: z.boolean().nullish(),
    tools: z.array(tool).max(512).nullish(),
    tool_choice: z.enum(["REQUIRED", "NONE"]).nullish(),
    strict_tools: z.boolean().nullish(),
    response_format: z
      .looseObject({
        type: z.enum(["text", "json_object"]),
        json_schema: z.record(z.string(), z.unknown()).nullish(),
      })
      .nullish(),
    thinking: z
      .looseObject({
        type: z.enum(["enabled", "disabled"]),
        token_budget: z.number().int().min(1).nullish(),
      })
      .nullish(),
  })
  .meta({ id: "CohereChatRequest" });

const count = z.number().int().min(0);
const usage = z.looseObject({
  billed_units: z.looseObject({ input_tokens: count, output_tokens: count }),
  tokens: z.looseObject({ input_tokens: count, output_tokens: count }),
  cached_tokens: count,
  cost: z.number().meta({ description: "What this call cost, in USD." }),
});
const finishReason = z.enum(["COMPLETE", "STOP_SEQUENCE", "MAX_TOKENS", "TOOL_CALL", "ERROR"]);

/** Answer of POST /v2/chat when it is not streamed. */
export const cohereChatResponseSchema = z
  .looseObject({
    id: z.string(),
    finish_reason: finishReason,
    message: z.looseObject({
      role: z.literal("assistant"),
      content: z.array(block).optional(),
      tool_calls: z.array(toolCall).optional(),
    }),
    usage,
  })
  .meta({ id: "CohereChatResponse" });

/** One `data:` line of a streamed answer. */
export const cohereChatEventSchema = z.looseObject({ type: z.string() }).meta({ id: "CohereChatEvent" });

/** The error of POST /v2/chat. */
export const cohereErrorSchema = z
  .looseObject({ id: z.string(), message: z.string(), code: z.string() })
  .meta({ id: "CohereError" });

export type CohereChatRequest = z.infer<typeof cohereChatRequestSchema>;

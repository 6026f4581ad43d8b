import { z } from "zod";

const contentPart = z.looseObject({ type: z.string() }).meta({
  description: "`text`, `image_url`, `input_audio`, `file` or `refusal`, with the field of that name.",
});

const toolCall = z.looseObject({
  id: z.string(),
  type: z.string().optional(),
  function: z.looseObject({ name: z.string(), arguments: z.string() }).optional(),
});

const chatMessage = z
  .looseObject({
    role: z.enum(["system", "developer", "user", "assistant", "tool", "function"]),
    content: z.union([z.string(), z.array(contentPart), z.null()]).optional(),
    name: z.string().nullish(),
    tool_calls: z.array(toolCall).nullish(),
    tool_call_id: z.string().nullish(),
  })
  .meta({ description: "One turn of the conversation." });

const functionDefinition = z.looseObject({
  name: z.string().min(1).max(64),
  description: z.string().nullish(),
  parameters: z.record(z.string(), z.unknown()).nullish(),
  strict: z.boolean().nullish(),
});

const chatTool = z.looseObject({ type: z.string(), function: functionDefinition.optional() });

const toolChoice = z.union([
  z.enum(["none", "auto", "required"]),
  z.looseObject({ type: z.string(), function: z.looseObject({ name: z.string() }).optional() }),
]);

const responseFormat = z.looseObject({
  type: z.enum(["text", "json_object", "json_schema"]),
  json_schema: z
    .looseObject({ name: z.string(), schema: z.record(z.string(), z.unknown()).optional() })
    .optional(),
});

const tokenCount = z.number().int().min(1).max(10_000_000);

/** Body of POST /v1/chat/completions. Fields that are not listed pass through to the provider untouched. */
export const chatRequestSchema = z
  .looseObject({
    model: z.string().min(1).max(200).meta({ description: "A slug from GET /v1/models." }),
    messages: z.array(chatMessage).min(1),
    stream: z.boolean().nullish(),
    stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
    max_tokens: tokenCount.nullish().meta({ description: "Older name of `max_completion_tokens`." }),
    max_completion_tokens: tokenCount
      .nullish()
      .meta({ description: "Bound on generated tokens, reasoning included." }),
    n: z.number().int().min(1).max(128).nullish(),
    temperature: z.number().min(0).max(2).nullish(),
    top_p: z.number().min(0).max(1).nullish(),
    presence_penalty: z.number().min(-2).max(2).nullish(),
    frequency_penalty: z.number().min(-2).max(2).nullish(),
    stop: z.union([z.string(), z.array(z.string())]).nullish(),
    seed: z.number().int().nullish(),
    logprobs: z.boolean().nullish(),
    top_logprobs: z.number().int().min(0).max(20).nullish(),
    logit_bias: z.record(z.string(), z.number()).nullish(),
    tools: z.array(chatTool).max(512).nullish(),
    tool_choice: toolChoice.nullish(),
    parallel_tool_calls: z.boolean().nullish(),
    response_format: responseFormat.nullish(),
    reasoning_effort: z.string().nullish(),
    user: z
      .string()
      .max(512)
      .nullish()
      .meta({ description: "Your end customer: usage is attributed to it." }),
    metadata: z
      .record(z.string(), z.string())
      .nullish()
      .meta({ description: "Tags on the usage record; `conversation` groups turns." }),
  })
  .meta({ id: "ChatCompletionRequest" });

export type ChatRequest = z.infer<typeof chatRequestSchema>;

import { z } from "zod";

const block = z.looseObject({ type: z.string() }).meta({
  description:
    "`text`, `image`, `document`, `tool_use`, `tool_result`, `thinking`, …, as Anthropic's Messages API has them.",
});
const content = z.union([z.string(), z.array(block)]);

const message = z
  .looseObject({ role: z.enum(["user", "assistant", "system"]), content })
  .meta({ description: "One turn of the conversation." });

const tool = z.looseObject({
  type: z.string().nullish(),
  name: z.string().max(200).optional(),
  description: z.string().nullish(),
  input_schema: z.record(z.string(), z.unknown()).optional(),
});

const toolChoice = z.looseObject({
  type: z.enum(["auto", "any", "tool", "none"]),
  name: z.string().optional(),
  disable_parallel_tool_use: z.boolean().nullish(),
});

const schemaFormat = z.looseObject({
  type: z.string(),
  schema: z.record(z.string(), z.unknown()).optional(),
});

const prompt = {
  model: z.string().min(1).max(200).meta({ description: "A slug from GET /v1/models." }),
  messages: z.array(message).min(1),
  system: content.nullish(),
  tools: z.array(tool).max(512).nullish(),
  tool_choice: toolChoice.nullish(),
  thinking: z.looseObject({ type: z.string(), budget_tokens: z.number().int().min(0).nullish() }).nullish(),
  output_config: z
    .looseObject({ effort: z.string().nullish(), format: schemaFormat.nullish() })
    .nullish()
    .meta({ description: "`effort`, and `format` with the JSON schema of the answer." }),
  output_format: schemaFormat.nullish(),
};

/** Body of POST /v1/messages. Fields that are not listed pass through to Anthropic untouched. */
export const messagesRequestSchema = z
  .looseObject({
    ...prompt,
    max_tokens: z
      .number()
      .int()
      .min(0)
      .max(10_000_000)
      .meta({ description: "Bound on generated tokens, thinking included." }),
    stream: z.boolean().nullish(),
    temperature: z.number().min(0).max(1).nullish(),
    top_p: z.number().min(0).max(1).nullish(),
    top_k: z.number().int().min(0).nullish(),
    stop_sequences: z.array(z.string()).nullish(),
    metadata: z
      .looseObject({
        user_id: z
          .string()
          .max(512)
          .nullish()
          .meta({ description: "Your end customer: usage is attributed to it." }),
      })
      .nullish(),
  })
  .meta({ id: "MessagesRequest" });

/** Body of POST /v1/messages/count_tokens. */
export const countTokensRequestSchema = z.looseObject(prompt).meta({ id: "CountTokensRequest" });

export type MessagesRequest = z.infer<typeof messagesRequestSchema>;
export type CountTokensRequest = z.infer<typeof countTokensRequestSchema>;

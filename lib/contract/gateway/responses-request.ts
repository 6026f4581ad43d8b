import { z } from "zod";

const contentPart = z.looseObject({ type: z.string() }).meta({
  description: "`input_text`, `input_image`, `input_file`, `input_audio`, `output_text` or `refusal`.",
});

const inputItem = z
  .looseObject({
    type: z.string().nullish(),
    id: z.string().nullish(),
    role: z.enum(["user", "assistant", "system", "developer"]).optional(),
    content: z.union([z.string(), z.array(contentPart), z.null()]).optional(),
    call_id: z.string().nullish(),
    name: z.string().nullish(),
    namespace: z.string().nullish(),
    arguments: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
    input: z.string().optional(),
    output: z.union([z.string(), z.array(contentPart), z.record(z.string(), z.unknown())]).nullish(),
    summary: z.array(contentPart).optional(),
    encrypted_content: z.string().nullish(),
  })
  .meta({
    description: "A message, a function or custom tool call or its output, reasoning; others pass natively.",
  });

const tool = z
  .looseObject({
    type: z.string(),
    name: z.string().min(1).max(128).optional(),
    description: z.string().nullish(),
    parameters: z.record(z.string(), z.unknown()).nullish(),
    strict: z.boolean().nullish(),
    format: z.looseObject({ type: z.string() }).nullish(),
    tools: z.array(z.looseObject({ type: z.string(), name: z.string().optional() })).optional(),
  })
  .meta({
    description:
      "`function`, `custom` and `namespace` work with every model that takes tools, others where the provider runs them.",
  });

const toolChoice = z.union([
  z.enum(["none", "auto", "required"]),
  z.looseObject({
    type: z.string(),
    name: z.string().optional(),
    mode: z.enum(["auto", "required"]).optional(),
    tools: z.array(z.looseObject({ type: z.string(), name: z.string().optional() })).optional(),
  }),
]);

const textFormat = z.looseObject({
  type: z.enum(["text", "json_object", "json_schema"]),
  name: z.string().optional(),
  description: z.string().nullish(),
  schema: z.record(z.string(), z.unknown()).optional(),
  strict: z.boolean().nullish(),
});

/** Body of POST /v1/responses. Fields that are not listed pass through to a provider that speaks this protocol itself. */
export const responsesRequestSchema = z
  .looseObject({
    model: z.string().min(1).max(200).meta({ description: "A slug from GET /v1/models." }),
    input: z.union([z.string(), z.array(inputItem)]).optional(),
    instructions: z.string().nullish(),
    stream: z.boolean().nullish(),
    max_output_tokens: z
      .number()
      .int()
      .min(1)
      .max(10_000_000)
      .nullish()
      .meta({ description: "Bound on generated tokens, reasoning included." }),
    temperature: z.number().min(0).max(2).nullish(),
    top_p: z.number().min(0).max(1).nullish(),
    top_logprobs: z.number().int().min(0).max(20).nullish(),
    tools: z.array(tool).max(512).nullish(),
    tool_choice: toolChoice.nullish(),
    parallel_tool_calls: z.boolean().nullish(),
    text: z.looseObject({ format: textFormat.nullish(), verbosity: z.string().nullish() }).nullish(),
    reasoning: z.looseObject({ effort: z.string().nullish(), summary: z.string().nullish() }).nullish(),
    include: z.array(z.string()).nullish(),
    store: z.boolean().nullish().meta({
      description: "Only where the provider speaks this protocol itself; elsewhere nothing is kept.",
    }),
    previous_response_id: z.string().nullish().meta({ description: "As `store`." }),
    conversation: z.union([z.string(), z.looseObject({ id: z.string() })]).nullish(),
    prompt: z.looseObject({ id: z.string() }).nullish(),
    background: z.boolean().nullish().meta({ description: "Must not be true." }),
    truncation: z.enum(["auto", "disabled"]).nullish(),
    service_tier: z.string().nullish(),
    user: z
      .string()
      .max(512)
      .nullish()
      .meta({ description: "Your end customer: usage is attributed to it." }),
    safety_identifier: z.string().max(512).nullish().meta({ description: "Newer name of `user`." }),
    prompt_cache_key: z.string().nullish(),
    metadata: z
      .record(z.string(), z.string())
      .nullish()
      .meta({ description: "Tags on the usage record; `conversation` groups turns." }),
  })
  .meta({ id: "ResponsesRequest" });

export type ResponsesRequest = z.infer<typeof responsesRequestSchema>;

import { z } from "zod";
import { geminiContent } from "./gemini-content";

const jsonObject = z.record(z.string(), z.unknown());

const functionDeclaration = z.looseObject({
  name: z.string().min(1),
  description: z.string().optional(),
  parameters: jsonObject.nullish(),
  parametersJsonSchema: z.unknown().optional(),
});

const tool = z
  .looseObject({ functionDeclarations: z.array(functionDeclaration).optional() })
  .meta({ description: "Functions, or one of Google's own tools, which only Google's models have." });

const toolConfig = z.looseObject({
  functionCallingConfig: z
    .looseObject({
      mode: z.string().optional(),
      allowedFunctionNames: z.array(z.string()).optional(),
    })
    .optional(),
});

const count = z.number().int().min(1);

const generationConfig = z.looseObject({
  stopSequences: z.array(z.string()).nullish(),
  responseMimeType: z.string().nullish(),
  responseSchema: jsonObject.nullish(),
  responseJsonSchema: z.unknown().optional(),
  responseModalities: z.array(z.string()).nullish(),
  candidateCount: count.max(128).nullish(),
  maxOutputTokens: count.max(10_000_000).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  topP: z.number().min(0).max(1).nullish(),
  topK: z.number().nullish(),
  seed: z.number().int().nullish(),
  presencePenalty: z.number().min(-2).max(2).nullish(),
  frequencyPenalty: z.number().min(-2).max(2).nullish(),
  responseLogprobs: z.boolean().nullish(),
  logprobs: z.number().int().min(0).max(20).nullish(),
  thinkingConfig: z
    .looseObject({
      includeThoughts: z.boolean().nullish(),
      thinkingBudget: z.number().int().nullish(),
      thinkingLevel: z.string().nullish(),
    })
    .nullish(),
});

/** Body of `:generateContent` and `:streamGenerateContent`. Fields that are not listed pass through to Google's models. */
export const geminiRequestSchema = z
  .looseObject({
    contents: z
      .array(geminiContent)
      .min(1)
      .meta({ description: "The conversation; roles are `user` and `model`." }),
    systemInstruction: z.union([geminiContent, z.string()]).nullish(),
    tools: z.array(tool).max(512).nullish(),
    toolConfig: toolConfig.nullish(),
    generationConfig: generationConfig.nullish(),
    safetySettings: z.array(jsonObject).nullish(),
    cachedContent: z.string().nullish(),
    labels: z
      .record(z.string(), z.string())
      .nullish()
      .meta({ description: "Tags on the usage record; `conversation` groups turns." }),
  })
  .meta({ id: "GeminiRequest" });

/** Body of `:countTokens`: the contents alone, or a whole request. */
export const geminiCountRequestSchema = z
  .looseObject({
    ...geminiRequestSchema.partial().shape,
    generateContentRequest: geminiRequestSchema.optional(),
  })
  .meta({ id: "GeminiCountRequest" });

export type GeminiRequest = z.infer<typeof geminiRequestSchema>;
export type GeminiCountRequest = z.infer<typeof geminiCountRequestSchema>;
export type GeminiGenerationConfig = z.infer<typeof generationConfig>;
export type GeminiTool = z.infer<typeof tool>;

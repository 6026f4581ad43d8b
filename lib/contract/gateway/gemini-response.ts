import { z } from "zod";
import { geminiContent } from "./gemini-content";

const count = z.number().int().min(0);
const byModality = z.array(z.looseObject({ modality: z.string().optional(), tokenCount: count.optional() }));

const usageMetadata = z
  .looseObject({
    promptTokenCount: count.optional().meta({ description: "What was read from a cache included." }),
    cachedContentTokenCount: count.optional(),
    candidatesTokenCount: count.optional().meta({ description: "Thoughts not included." }),
    thoughtsTokenCount: count.optional(),
    toolUsePromptTokenCount: count.optional(),
    totalTokenCount: count.optional(),
    promptTokensDetails: byModality.optional(),
    cacheTokensDetails: byModality.optional(),
    candidatesTokensDetails: byModality.optional(),
    toolUsePromptTokensDetails: byModality.optional(),
    cost: z.number().optional().meta({ description: "What this call cost, in USD." }),
  })
  .meta({ id: "GeminiUsage" });

const chosenToken = z.looseObject({
  token: z.string().optional(),
  tokenId: z.number().optional(),
  logProbability: z.number().optional(),
});

const candidate = z
  .looseObject({
    content: geminiContent.optional(),
    finishReason: z.string().optional(),
    finishMessage: z.string().optional(),
    index: count.optional(),
    groundingMetadata: z.looseObject({ webSearchQueries: z.array(z.string()).optional() }).optional(),
    logprobsResult: z
      .looseObject({
        chosenCandidates: z.array(chosenToken).optional(),
        topCandidates: z.array(z.looseObject({ candidates: z.array(chosenToken).optional() })).optional(),
      })
      .optional(),
  })
  .meta({ id: "GeminiCandidate" });

/** Answer of `:generateContent`, and one piece of a `:streamGenerateContent`. */
export const geminiResponseSchema = z
  .looseObject({
    candidates: z.array(candidate).optional(),
    promptFeedback: z
      .looseObject({ blockReason: z.string().optional(), blockReasonMessage: z.string().optional() })
      .optional(),
    usageMetadata: usageMetadata.optional(),
    modelVersion: z.string().optional(),
    responseId: z.string().optional(),
    createTime: z.string().optional(),
  })
  .meta({ id: "GeminiResponse" });

export const geminiCountSchema = z
  .looseObject({
    totalTokens: count,
    promptTokensDetails: byModality.optional(),
  })
  .meta({ id: "GeminiTokenCount" });

export const geminiModelSchema = z
  .looseObject({
    name: z.string().meta({ description: "`models/` and the slug." }),
    baseModelId: z.string(),
    version: z.string(),
    displayName: z.string(),
    description: z.string(),
    inputTokenLimit: count,
    outputTokenLimit: count,
    supportedGenerationMethods: z.array(z.string()),
    thinking: z.boolean(),
  })
  .meta({ id: "GeminiModel" });

export const geminiModelListSchema = z
  .looseObject({ models: z.array(geminiModelSchema), nextPageToken: z.string().optional() })
  .meta({ id: "GeminiModelList" });

export type GeminiResponse = z.infer<typeof geminiResponseSchema>;
export type GeminiCandidate = z.infer<typeof candidate>;
export type GeminiModel = z.infer<typeof geminiModelSchema>;
export type GeminiModelList = z.infer<typeof geminiModelListSchema>;

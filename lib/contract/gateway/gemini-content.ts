import { z } from "zod";

/** What Gemini's requests and answers are made of, in its JSON's camelCase; snake_case is read as the same. */

const blob = z.looseObject({ mimeType: z.string().optional(), data: z.string() });
const file = z.looseObject({ mimeType: z.string().optional(), fileUri: z.string() });
const functionCall = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  args: z.record(z.string(), z.unknown()).nullish(),
});
const functionResponse = z.looseObject({
  id: z.string().optional(),
  name: z.string(),
  response: z.record(z.string(), z.unknown()).nullish(),
});

const geminiPart = z
  .looseObject({
    text: z.string().optional(),
    thought: z.boolean().optional(),
    thoughtSignature: z.string().optional(),
    inlineData: blob.optional(),
    fileData: file.optional(),
    functionCall: functionCall.optional(),
    functionResponse: functionResponse.optional(),
    executableCode: z
      .looseObject({ language: z.string().optional(), code: z.string().optional() })
      .optional(),
    codeExecutionResult: z
      .looseObject({ outcome: z.string().optional(), output: z.string().optional() })
      .optional(),
  })
  .meta({ id: "GeminiPart" });

export const geminiContent = z
  .looseObject({ role: z.string().optional(), parts: z.array(geminiPart).optional() })
  .meta({ id: "GeminiContent" });

export type GeminiPart = z.infer<typeof geminiPart>;
export type GeminiContent = z.infer<typeof geminiContent>;

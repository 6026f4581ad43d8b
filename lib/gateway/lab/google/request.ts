import { z } from "zod";
import type { LabCall } from "../lab-call";
import { LabRefusal } from "../protocol";
import { googleSchema } from "./schema";

/** Request rules of generateContent, as Google's reference documents them. Its JSON may say names in snake_case too. */

const base64 = z.string().regex(/^[A-Za-z0-9+/_-]+={0,2}$/, "Base64 decoding failed");
const struct = z.record(z.string(), z.unknown(), "Invalid value, expected a Struct");
const PART_KINDS = [
  "text",
  "inlineData",
  "fileData",
  "functionCall",
  "functionResponse",
  "executableCode",
  "codeExecutionResult",
] as const;

const part = z
  .strictObject({
    text: z.string().optional(),
    inlineData: z.strictObject({ mimeType: z.string().min(3), data: base64 }).optional(),
    fileData: z.strictObject({ mimeType: z.string().optional(), fileUri: z.string().min(1) }).optional(),
    functionCall: z
      .strictObject({ id: z.string().optional(), name: z.string().min(1), args: struct.optional() })
      .optional(),
    functionResponse: z
      .strictObject({
        id: z.string().optional(),
        name: z.string().min(1),
        response: struct,
        parts: z.array(z.looseObject({})).optional(),
        willContinue: z.boolean().optional(),
        scheduling: z.string().optional(),
      })
      .optional(),
    executableCode: z.looseObject({ language: z.string(), code: z.string() }).optional(),
    codeExecutionResult: z.looseObject({ outcome: z.string() }).optional(),
    thought: z.boolean().optional(),
    thoughtSignature: base64.optional(),
    videoMetadata: z.looseObject({}).optional(),
    mediaResolution: z.looseObject({}).optional(),
    partMetadata: z.looseObject({}).optional(),
  })
  .refine((value) => PART_KINDS.filter((kind) => value[kind] !== undefined).length === 1, {
    message: "required oneof field 'data' must have one initialized field",
  });

const parts = z.array(part).min(1, "must include at least one parts field");
const content = z.strictObject({
  role: z.enum(["user", "model"], "Please use a valid role: user, model.").optional(),
  parts,
});

const functionName = z
  .string()
  .regex(
    /^[a-zA-Z_][a-zA-Z0-9_.:-]{0,63}$/,
    "Invalid function name. Must start with a letter or an underscore. Must be alphameric (a-z, A-Z, 0-9), underscores (_), dots (.), colons (:), or dashes (-), with a maximum length of 64.",
  );
const declaration = z
  .strictObject({
    name: functionName,
    description: z.string().optional(),
    behavior: z.string().optional(),
    parameters: googleSchema.optional(),
    parametersJsonSchema: z.looseObject({}).optional(),
    response: googleSchema.optional(),
    responseJsonSchema: z.looseObject({}).optional(),
  })
  .refine((value) => !(value.parameters && value.parametersJsonSchema), {
    message: "parameters and parametersJsonSchema are mutually exclusive",
  });
const nothing = z.looseObject({}).optional();
const tool = z.strictObject({
  functionDeclarations: z.array(declaration).optional(),
  googleSearch: nothing,
  googleSearchRetrieval: nothing,
  codeExecution: nothing,
  urlContext: nothing,
  googleMaps: nothing,
  fileSearch: nothing,
  computerUse: nothing,
});

const thinkingConfig = z.strictObject({
  includeThoughts: z.boolean().optional(),
  thinkingBudget: z.int().min(-1).max(32_768).optional(),
  thinkingLevel: z
    .string()
    .regex(/^(minimal|low|medium|high)$/i)
    .optional(),
});
const generationConfig = z.strictObject({
  stopSequences: z.array(z.string().min(1)).max(5, "at most 5 stop sequences").optional(),
  responseMimeType: z.enum(["text/plain", "application/json", "text/x.enum"]).optional(),
  responseSchema: googleSchema.optional(),
  responseJsonSchema: z.looseObject({}).optional(),
  responseModalities: z.array(z.string()).optional(),
  candidateCount: z.int().min(1).max(8).optional(),
  maxOutputTokens: z.int().min(1).optional(),
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().min(0).max(1).optional(),
  topK: z.number().optional(),
  seed: z.int().min(-2_147_483_648).max(2_147_483_647).optional(),
  presencePenalty: z.number().min(-2).max(2).optional(),
  frequencyPenalty: z.number().min(-2).max(2).optional(),
  responseLogprobs: z.boolean().optional(),
  logprobs: z.int().min(0).max(20).optional(),
  thinkingConfig: thinkingConfig.optional(),
  speechConfig: nothing,
  imageConfig: nothing,
  mediaResolution: z.string().optional(),
  enableEnhancedCivicAnswers: z.boolean().optional(),
  audioTimestamp: z.boolean().optional(),
});

export const generateBody = z.strictObject({
  model: z.string().optional(),
  contents: z.array(content).min(1, "contents is not specified"),
  systemInstruction: z.strictObject({ role: z.string().optional(), parts }).optional(),
  tools: z.array(tool).optional(),
  toolConfig: z
    .strictObject({
      functionCallingConfig: z
        .strictObject({
          mode: z.enum(["MODE_UNSPECIFIED", "AUTO", "ANY", "NONE", "VALIDATED"]).optional(),
          allowedFunctionNames: z.array(z.string()).optional(),
          streamFunctionCallArguments: z.boolean().optional(),
        })
        .optional(),
      retrievalConfig: nothing,
      includeServerSideToolInvocations: z.boolean().optional(),
    })
    .optional(),
  generationConfig: generationConfig.optional(),
  safetySettings: z.array(z.strictObject({ category: z.string(), threshold: z.string() })).optional(),
  cachedContent: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  serviceTier: z.string().optional(),
  store: z.boolean().optional(),
});

export const countBody = z.strictObject({
  model: z.string().optional(),
  contents: z.array(content).min(1).optional(),
  systemInstruction: z.strictObject({ role: z.string().optional(), parts }).optional(),
  tools: z.array(tool).optional(),
  generationConfig: generationConfig.optional(),
  generateContentRequest: generateBody.optional(),
});

const embedRequest = {
  model: z.string().optional(),
  content: z.strictObject({ role: z.string().optional(), parts }),
  taskType: z.string().optional(),
  title: z.string().optional(),
  outputDimensionality: z.int().min(1).optional(),
};
export const embedBody = z.strictObject(embedRequest);
export const batchEmbedBody = z.strictObject({
  requests: z.array(z.strictObject({ ...embedRequest, model: z.string() })).min(1),
});
export const predictBody = z.strictObject({
  instances: z.array(z.looseObject({ content: z.string() })).min(1),
  parameters: z.looseObject({}).optional(),
});

type Part = {
  functionCall?: { name: string };
  functionResponse?: { name: string };
  thoughtSignature?: string;
};
type Content = { role?: string; parts: Part[] };

const callsOf = ({ parts: list }: Content) => list.filter(({ functionCall }) => functionCall);
const responsesOf = ({ parts: list }: Content) => list.filter(({ functionResponse }) => functionResponse);

function checkFunctionTurns(contents: Content[]): void {
  for (const [i, current] of contents.entries()) {
    const before = contents[i - 1];
    const called = current.role === "model" ? callsOf(current).length : 0;
    if (called > 0 && before?.role !== "user") {
      throw new LabRefusal(
        "Please ensure that function call turn comes immediately after a user turn or after a function response turn.",
      );
    }
    const answered = responsesOf(current).length;
    const expected = before ? callsOf(before).length : 0;
    if (answered > 0 && answered !== expected) {
      throw new LabRefusal(
        "Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.",
      );
    }
  }
}

/** Gemini 3 wants the signature of each step's first call in the current turn back. */
function checkSignatures(contents: Content[], model: string): void {
  if (!/gemini-3/.test(model)) return;
  const turnAt = contents.findLastIndex((one) => one.role !== "model" && responsesOf(one).length === 0);
  for (const one of contents.slice(turnAt + 1)) {
    const first = callsOf(one)[0];
    if (one.role === "model" && first && !first.thoughtSignature) {
      throw new LabRefusal(
        "Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly, and missing thought_signature may lead to degraded model performance.",
      );
    }
  }
}

/** The rules of generateContent that a schema does not say. */
export function checkGenerate({ body, params }: LabCall): void {
  const contents = body.contents as Content[];
  checkFunctionTurns(contents);
  checkSignatures(contents, params.model ?? "");
  const config = body.generationConfig as Record<string, unknown> | undefined;
  const schema = config?.responseSchema ?? config?.responseJsonSchema;
  if (schema && config?.responseMimeType !== "application/json") {
    throw new LabRefusal("response_schema requires response_mime_type application/json", [
      "generation_config",
      "response_schema",
    ]);
  }
  const choice = (
    body.toolConfig as
      | { functionCallingConfig?: { mode?: string; allowedFunctionNames?: string[] } }
      | undefined
  )?.functionCallingConfig;
  if (choice?.allowedFunctionNames?.length && choice.mode !== "ANY" && choice.mode !== "VALIDATED") {
    throw new LabRefusal("Allowed function names should be set only when the function calling mode is ANY.");
  }
}

import type { ChatRequest, GeminiGenerationConfig } from "@/lib/contract/gateway";
import type { NativeOnly } from "../../responses/native-only";
import { toJsonSchema } from "./schema";

type Json = Record<string, unknown>;
type Settings = Record<string, unknown>;

/** Of the same meaning and range in both. `topK` is a hint that few others have. */
const SAME: readonly (readonly [gemini: keyof GeminiGenerationConfig, chat: string])[] = [
  ["temperature", "temperature"],
  ["topP", "top_p"],
  ["maxOutputTokens", "max_tokens"],
  ["candidateCount", "n"],
  ["seed", "seed"],
  ["presencePenalty", "presence_penalty"],
  ["frequencyPenalty", "frequency_penalty"],
  ["responseLogprobs", "logprobs"],
  ["logprobs", "top_logprobs"],
];

function formatOf(config: GeminiGenerationConfig, natives: NativeOnly): Settings {
  const { responseMimeType: type, responseSchema, responseJsonSchema } = config;
  if (type === "text/x.enum")
    natives.note("generationConfig.responseMimeType", "The answer is to be one of an enum");
  if (type !== "application/json") return {};
  const schema =
    (responseJsonSchema as Json | undefined) ?? (responseSchema ? toJsonSchema(responseSchema) : null);
  if (!schema) return { response_format: { type: "json_object" } };
  return { response_format: { type: "json_schema", json_schema: { name: "answer", schema } } };
}

/** A budget is about an effort, by the steps of Google's own OpenAI layer; dynamic or none leaves it to the model. */
function effortOf({ thinkingConfig }: GeminiGenerationConfig): Settings {
  const level = thinkingConfig?.thinkingLevel?.toLowerCase();
  if (level && level !== "thinking_level_unspecified") return { reasoning_effort: level };
  const budget = thinkingConfig?.thinkingBudget ?? 0;
  if (budget <= 0) return {};
  return { reasoning_effort: budget < 4_096 ? "low" : budget < 16_384 ? "medium" : "high" };
}

type Speech = { voiceConfig?: { prebuiltVoiceConfig?: { voiceName?: string } } };

function modalitiesOf({ responseModalities, speechConfig }: GeminiGenerationConfig): Settings {
  const names = (responseModalities ?? []).map((name) => name.toLowerCase());
  if (names.every((name) => name === "text")) return {};
  if (!names.includes("audio")) return { modalities: names };
  const voice = (speechConfig as Speech | undefined)?.voiceConfig?.prebuiltVoiceConfig?.voiceName ?? "alloy";
  return { modalities: ["text", "audio"], audio: { voice, format: "pcm16" } };
}

/** The members of a chat request that say how the answer is to be made. */
export function toChatSettings(
  config: GeminiGenerationConfig | null | undefined,
  natives: NativeOnly,
): Partial<ChatRequest> {
  if (!config) return {};
  const settings: Settings = {};
  for (const [gemini, chat] of SAME) if (config[gemini] != null) settings[chat] = config[gemini];
  const stop = config.stopSequences;
  return {
    ...settings,
    ...(stop?.length && { stop }),
    ...formatOf(config, natives),
    ...effortOf(config),
    ...modalitiesOf(config),
  };
}

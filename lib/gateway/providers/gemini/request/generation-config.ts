import type { ChatRequest } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";
import { toThinkingConfig } from "./thinking";
import type { ModelTraits } from "./traits";

type Json = Record<string, unknown>;

/** Of the same meaning and range in both. */
const SAME: readonly (readonly [chat: string, gemini: string])[] = [
  ["temperature", "temperature"],
  ["top_p", "topP"],
  ["top_k", "topK"],
  ["presence_penalty", "presencePenalty"],
  ["frequency_penalty", "frequencyPenalty"],
];
const STOPS_MAX = 5;
const CHOICES_MAX = 8;
/** Asked of every model and done by none of Google's. */
const MISSING = ["logit_bias", "functions", "function_call"] as const;

function unsupported(param: string, message: string): AppError {
  return new AppError("unsupported_parameter", message, { param });
}

const isEmpty = (value: unknown) =>
  value == null || (typeof value === "object" && Object.keys(value).length === 0);

function requirePossible(body: ChatRequest): void {
  for (const name of MISSING) {
    if (!isEmpty(body[name])) throw unsupported(name, `Gemini has no \`${name}\`.`);
  }
  if ((body.n ?? 1) > CHOICES_MAX) throw unsupported("n", `Gemini gives ${CHOICES_MAX} choices at most.`);
}

function stopsOf({ stop }: ChatRequest): string[] | undefined {
  const stops = [stop ?? []].flat().filter((text) => text !== "");
  if (stops.length > STOPS_MAX)
    throw unsupported("stop", `Gemini takes ${STOPS_MAX} stop sequences at most.`);
  return stops.length > 0 ? stops : undefined;
}

function formatOf({ response_format: format }: ChatRequest): Json {
  if (!format || format.type === "text") return {};
  const schema = format.json_schema?.schema;
  return { responseMimeType: "application/json", ...(schema && { responseJsonSchema: schema }) };
}

function logprobsOf({ logprobs, top_logprobs: top }: ChatRequest): Json {
  if (!logprobs) return {};
  return { responseLogprobs: true, ...(top && { logprobs: top }) };
}

type Output = { modalities?: string[] | null; audio?: { voice?: unknown; format?: string } | null };

/** Beside text, images and speech; Gemini speaks in raw samples only. */
function modalitiesOf(body: ChatRequest): Json {
  const { modalities, audio } = body as Output;
  if (!modalities || modalities.every((name) => name === "text")) return {};
  const speaks = modalities.includes("audio");
  if (speaks && (audio?.format ?? "pcm16") !== "pcm16") {
    throw unsupported("audio.format", "Gemini's audio is `pcm16` (24 kHz, mono).");
  }
  const voice = speaks && typeof audio?.voice === "string" ? audio.voice : null;
  const names = speaks ? ["AUDIO"] : modalities.map((name) => name.toUpperCase());
  return {
    responseModalities: names,
    ...(voice !== null && {
      speechConfig: { voiceConfig: { prebuiltVoiceConfig: { voiceName: voice } } },
    }),
  };
}

/** A seed of any size as one of Gemini's 32 bits: the same one each time. */
function seedOf({ seed }: ChatRequest): number | undefined {
  return seed == null || !Number.isSafeInteger(seed) ? undefined : Number(BigInt.asIntN(32, BigInt(seed)));
}

/** How the answer is to be made; 400 names what Gemini has not. */
export function toGenerationConfig(
  body: ChatRequest,
  traits: ModelTraits,
  maxOutputTokens: number | null,
): Json {
  requirePossible(body);
  const config: Json = {};
  for (const [chat, gemini] of SAME) if (typeof body[chat] === "number") config[gemini] = body[chat];
  const some: Json = {
    ...(maxOutputTokens !== null && { maxOutputTokens }),
    stopSequences: stopsOf(body),
    candidateCount: (body.n ?? 1) > 1 ? body.n : undefined,
    seed: seedOf(body),
    thinkingConfig: toThinkingConfig(body, traits),
    ...formatOf(body),
    ...logprobsOf(body),
    ...modalitiesOf(body),
  };
  return { ...config, ...some };
}

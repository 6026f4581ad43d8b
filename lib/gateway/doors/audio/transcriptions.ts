import { inputTotal, NO_USAGE, outputTotal } from "@/lib/core/usage";
import type { Priced } from "../../call";
import type { TranscriptionAsk } from "../../operations/ask";
import { measureCounted } from "../../operations/measure";
import type { Delivered, OperationDoor } from "../../operations/operation-door";
import { usdOf, withUsage } from "../../operations/usage-text";
import type { OperationAnswer } from "../../providers/provider";
import { type MeasuredUsage, measureReported } from "../../settle/measured-usage";
import { countTokens } from "../../tokens/count-tokens";
import { readTranscriptionAsk } from "./read-transcription";

/** A second of audio is ten tokens to models that are billed by them, and no one says more than ten tokens in it. */
const AUDIO_TOKENS_PER_MS = 0.01;
const SPOKEN_TOKENS_PER_MS = 0.01;

const isPricedByTime = ({ price }: Priced) => price.rates.perAudioHour !== undefined;

const audioTokens = (ms: number) => Math.ceil(ms * AUDIO_TOKENS_PER_MS);

async function countTranscript({ file, prompt }: TranscriptionAsk, priced: Priced, text: string) {
  const { tokenizer } = priced.model;
  const [input, output] = await Promise.all([
    countTokens(tokenizer, [prompt]),
    countTokens(tokenizer, [text]),
  ]);
  const audioInput = audioTokens(file.length.ms);
  const usage = { ...NO_USAGE, input: input.tokens, audioInput, output: output.tokens };
  return measureCounted(priced, usage, "estimated");
}

/** By the hour: the seconds that the provider says, else those of the file. By tokens: the provider's, else a guess. */
function measure(ask: TranscriptionAsk, priced: Priced, { usage, text }: Delivered) {
  const { length } = ask.file;
  const hasTime = usage !== null && usage.vector.audioMs !== 0;
  if (usage?.invalid || (usage && hasTime === isPricedByTime(priced))) return measureReported(priced, usage);
  if (!isPricedByTime(priced)) return countTranscript(ask, priced, text);
  return measureCounted(priced, { ...NO_USAGE, audioMs: length.ms }, length.exact ? "counted" : "estimated");
}

function spokenText({ contentType, text }: OperationAnswer): string {
  return contentType === "application/json" ? (JSON.parse(text) as { text: string }).text : text;
}

function usageOf(measured: MeasuredUsage): Record<string, unknown> {
  const { usage } = measured;
  if (usage.audioMs > 0) return { type: "duration", seconds: usage.audioMs / 1_000, cost: usdOf(measured) };
  const [input, output] = [inputTotal(usage), outputTotal(usage)];
  return {
    type: "tokens",
    input_tokens: input,
    input_token_details: { text_tokens: usage.input, audio_tokens: usage.audioInput },
    output_tokens: output,
    total_tokens: input + output,
    cost: usdOf(measured),
  };
}

/** OpenAI's transcriptions, priced by the hour of audio or by tokens. */
export const transcriptionsDoor: OperationDoor<"transcription"> = {
  operation: "transcription",
  read: readTranscriptionAsk,
  inputTokensMax: ({ prompt }) => Buffer.byteLength(prompt),
  countInput: ({ prompt }, tokenizer) => countTokens(tokenizer, [prompt]),
  bounds({ file: { length } }, priced, textTokens) {
    if (isPricedByTime(priced)) return { inputTokens: 0, outputTokens: 0, units: { audioMs: length.msMax } };
    return {
      inputTokens: textTokens + audioTokens(length.msMax),
      outputTokens: Math.ceil(length.msMax * SPOKEN_TOKENS_PER_MS),
    };
  },
  asked: ({ file: { length } }, priced) => ({
    usage: isPricedByTime(priced)
      ? { input: 0, audioMs: length.ms }
      : { input: 0, audioInput: audioTokens(length.ms) },
  }),
  measure,
  delivered: (answer) => ({
    usage: answer.usage,
    images: 0,
    text: spokenText(answer),
    bytes: 0,
    whole: true,
  }),
  usage: usageOf,
  answer: ({ contentType, text }, _ask, measured) =>
    contentType === "application/json" ? withUsage(text, measured, usageOf(measured)) : text,
};

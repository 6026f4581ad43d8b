import { type SpeechRequest, speechRequestSchema } from "@/lib/contract/gateway";
import { NO_USAGE } from "@/lib/core/usage";
import type { Priced } from "../../call";
import type { SpeechAsk } from "../../operations/ask";
import { measureCounted } from "../../operations/measure";
import type { Delivered, OperationDoor } from "../../operations/operation-door";
import { readJsonAsk } from "../../operations/read-json-ask";
import { tokenUsage } from "../../operations/usage-text";
import { checkedBody } from "../../parse/checked-body";
import { type MeasuredUsage, measureReported } from "../../settle/measured-usage";
import { countTokens } from "../../tokens/count-tokens";

const parse = checkedBody<SpeechRequest>(speechRequestSchema);

/** Slow speech is ten characters a second, and a second of it is 21 tokens of audio. */
const AUDIO_TOKENS_PER_CHARACTER = 2.1;
const LEAST_AUDIO_TOKENS = 64;

function charactersOf({ body }: SpeechAsk): number {
  let characters = 0;
  for (const _ of body.input) characters++;
  return characters;
}

function audioTokensMax(ask: SpeechAsk): number {
  const pace = Math.min(1, ask.body.speed ?? 1);
  return LEAST_AUDIO_TOKENS + Math.ceil((charactersOf(ask) * AUDIO_TOKENS_PER_CHARACTER) / pace);
}

const usualAudioTokens = (ask: SpeechAsk) => Math.ceil(audioTokensMax(ask) / 2);

function textsOf({ body }: SpeechAsk): string[] {
  return body.instructions ? [body.input, body.instructions] : [body.input];
}

/** What was generated is not said: a caller who left pays for what was asked. */
async function estimate(ask: SpeechAsk, priced: Priced): Promise<MeasuredUsage> {
  const { tokens } = await countTokens(priced.model.tokenizer, textsOf(ask));
  const usage = { ...NO_USAGE, input: tokens, audioOutput: usualAudioTokens(ask) };
  return measureCounted(priced, usage, "estimated");
}

const isPricedByCharacter = ({ price }: Priced) => price.rates.perMillionCharacters !== undefined;

function measure(ask: SpeechAsk, priced: Priced, { usage, whole }: Delivered) {
  if (isPricedByCharacter(priced)) {
    return measureCounted(priced, { ...NO_USAGE, characters: charactersOf(ask) }, "counted");
  }
  return usage && whole ? measureReported(priced, usage) : estimate(ask, priced);
}

/** OpenAI's speech, priced by characters or by tokens. */
export const speechDoor: OperationDoor<"speech"> = {
  operation: "speech",
  async read(req, bytesMax) {
    const ask = await readJsonAsk(req, bytesMax, "audio.speech", parse);
    return { ...ask, stream: true, wantsEvents: ask.body.stream_format === "sse" };
  },
  inputTokensMax: (ask) => textsOf(ask).reduce((sum, text) => sum + Buffer.byteLength(text), 0),
  countInput: (ask, tokenizer) => countTokens(tokenizer, textsOf(ask)),
  bounds: (ask, priced, inputTokens) =>
    isPricedByCharacter(priced)
      ? { inputTokens: 0, outputTokens: 0, units: { characters: charactersOf(ask) } }
      : { inputTokens, outputTokens: audioTokensMax(ask) },
  asked: (ask, priced) => ({
    usage: isPricedByCharacter(priced)
      ? { input: 0, characters: charactersOf(ask) }
      : { audioOutput: usualAudioTokens(ask) },
  }),
  measure,
  delivered: ({ usage }) => ({ usage, images: 0, text: "", bytes: 0, whole: true }),
  usage: tokenUsage,
  answer: ({ text }) => text,
};

import type { SpeechRequest } from "@/lib/contract/gateway";
import { countTokens } from "../../../tokens/count-tokens";
import { bodyOf, type Serve, servedEvents } from "./served";
import { encodeWav } from "./wav";

const SAMPLES_PER_SECOND = 8_000;
const SECONDS_A_LETTER = 0.06;
const LETTERS_MAX = 200;
const LOUDNESS = 6_000;
const PIECE_BYTES = 8_192;
const TOKENS_PER_SECOND = 20;

/** A beep a letter, higher for later letters of the alphabet: speech as a modem has it. */
function beep(text: string): Int16Array {
  const letters = [...text].slice(0, LETTERS_MAX);
  const each = Math.round(SAMPLES_PER_SECOND * SECONDS_A_LETTER);
  const samples = new Int16Array(letters.length * each);
  for (const [i, letter] of letters.entries()) {
    if (!/\S/.test(letter)) continue;
    const hertz = 220 * 2 ** ((letter.codePointAt(0)! % 26) / 12);
    for (let j = 0; j < each; j++) {
      const fade = Math.sin((Math.PI * j) / each);
      samples[i * each + j] = LOUDNESS * fade * Math.sin((2 * Math.PI * hertz * j) / SAMPLES_PER_SECOND);
    }
  }
  return samples;
}

function cut(bytes: Buffer): Buffer[] {
  const count = Math.ceil(bytes.length / PIECE_BYTES);
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * PIECE_BYTES, (i + 1) * PIECE_BYTES));
}

/** WAV whatever was asked for, but for raw `pcm`. */
export const serveSpeech: Serve = async (request, target) => {
  const body = bodyOf<SpeechRequest>(request);
  const samples = beep(body.input);
  const isRaw = body.response_format === "pcm";
  const bytes = isRaw
    ? Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)
    : encodeWav(samples, SAMPLES_PER_SECOND);
  const pieces = cut(bytes);
  if (body.stream_format !== "sse") return { contentType: isRaw ? "audio/pcm" : "audio/wav", pieces };
  const { tokens: input } = await countTokens(target.model.tokenizer, [body.input]);
  const output = Math.ceil((samples.length / SAMPLES_PER_SECOND) * TOKENS_PER_SECOND);
  const usage = { input_tokens: input, output_tokens: output, total_tokens: input + output };
  return servedEvents([
    ...pieces.map((piece) => ({ type: "speech.audio.delta", audio: piece.toString("base64") })),
    { type: "speech.audio.done", usage },
  ]);
};

import { encodeWav } from "@/lib/gateway/providers/sandbox/operations/wav";
import type { Ask } from "./ask";

/** A second of silence as the form of a transcription. */
export function recording(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const wav = encodeWav(new Int16Array(8_000), 8_000);
  form.append("file", new Blob([new Uint8Array(wav)], { type: "audio/wav" }), "silence.wav");
  return form;
}

const post = (name: string, operation: string, body: unknown, more: Partial<Ask> = {}): Ask => ({
  name,
  method: "post",
  operation,
  body,
  statuses: [200],
  ...more,
});

const EMBED = { input: ["one", "two"] };
const DRAW = { prompt: "a road" };
const SAY = { input: "Hello", voice: "alloy" };

const transcript = (format: string, more: Record<string, string> = {}): Ask =>
  post(
    `transcription, ${format}${more.stream ? ", streamed" : ""}`,
    "/audio/transcriptions",
    recording({ model: "", response_format: format, ...more }),
    { format },
  );

export const EMBEDDING_ASKS: readonly Ask[] = [
  post("embeddings, numbers", "/embeddings", { ...EMBED, encoding_format: "float" }),
  post("embeddings, base64", "/embeddings", { ...EMBED, encoding_format: "base64" }),
  post("embeddings, one text", "/embeddings", { input: "one" }),
];

/** Everything beside conversations, as the sandbox and OpenAI do it. */
export const IMAGE_ASKS: readonly Ask[] = [
  post("images", "/images/generations", { ...DRAW, n: 2 }),
  post("images by address", "/images/generations", { ...DRAW, response_format: "url" }),
];
export const IMAGE_STREAM_ASKS: readonly Ask[] = [
  post("images, streamed", "/images/generations", { ...DRAW, stream: true, partial_images: 1 }),
];
export const SPEECH_ASKS: readonly Ask[] = [post("speech", "/audio/speech", SAY)];
export const SPEECH_STREAM_ASKS: readonly Ask[] = [
  post("speech in events", "/audio/speech", { ...SAY, stream_format: "sse" }),
];
export const TRANSCRIPTION_ASKS: readonly Ask[] = [transcript("json"), transcript("text")];
export const TRANSCRIPTION_FORMAT_ASKS: readonly Ask[] = [
  ...["srt", "vtt", "verbose_json", "diarized_json"].map((format) => transcript(format)),
  transcript("json", { stream: "true" }),
];
export const MODERATION_ASKS: readonly Ask[] = [
  post("moderation", "/moderations", { input: ["Good day", "I will kill you"] }),
];

import { hash } from "node:crypto";
import { audioLength } from "../../../operations/audio/audio-file";
import { parseForm } from "../../../parse/read-form";
import { countTokens } from "../../../tokens/count-tokens";
import type { UpstreamRequest } from "../../provider";
import { SeededDice, writeProse } from "../prose";
import { type Serve, type Served, served, servedEvents } from "./served";

type Transcript = { text: string; seconds: number };

function plain(text: string): Served {
  return { contentType: "text/plain; charset=utf-8", pieces: [Buffer.from(text)] };
}

function clock(seconds: number, mark: string): string {
  const at = new Date(Math.round(seconds * 1_000)).toISOString().slice(11, 23);
  return at.replace(".", mark);
}

const inFormat: Record<string, (transcript: Transcript) => Served> = {
  text: ({ text }) => plain(`${text}\n`),
  srt: ({ text, seconds }) => plain(`1\n${clock(0, ",")} --> ${clock(seconds, ",")}\n${text}\n\n`),
  vtt: ({ text, seconds }) => plain(`WEBVTT\n\n${clock(0, ".")} --> ${clock(seconds, ".")}\n${text}\n\n`),
  verbose_json: ({ text, seconds }) =>
    served({
      task: "transcribe",
      language: "english",
      duration: seconds,
      text,
      segments: [
        {
          id: 0,
          seek: 0,
          start: 0,
          end: seconds,
          text,
          tokens: [],
          temperature: 0,
          avg_logprob: -0.1,
          compression_ratio: 1,
          no_speech_prob: 0,
        },
      ],
      usage: { type: "duration", seconds },
    }),
  diarized_json: ({ text, seconds }) =>
    served({
      task: "transcribe",
      duration: seconds,
      text,
      segments: [
        { type: "transcript.text.segment", id: "seg_0", start: 0, end: seconds, text, speaker: "A" },
      ],
      usage: { type: "duration", seconds },
    }),
};

async function streamed({ text, seconds }: Transcript, tokenizer: string): Promise<Served> {
  const words = text.match(/\S+\s*/g) ?? [text];
  const { tokens: output } = await countTokens(tokenizer, [text]);
  const input = Math.ceil(seconds * 10);
  const details = { text_tokens: 0, audio_tokens: input };
  const usage = { input_tokens: input, input_token_details: details, output_tokens: output };
  return servedEvents([
    ...words.map((delta) => ({ type: "transcript.text.delta", delta })),
    { type: "transcript.text.done", text, usage: { type: "tokens", ...usage, total_tokens: input + output } },
  ]);
}

function contentTypeOf({ headers }: UpstreamRequest): string {
  return headers[headers.indexOf("content-type") + 1] ?? "";
}

/** Does not listen: writes prose as long as the recording. */
export const serveTranscription: Serve = async (request, target) => {
  const form = await parseForm(contentTypeOf(request), Buffer.from(request.body));
  const fields = new Map(form.fields);
  const bytes = form.files[0]?.bytes ?? Buffer.alloc(0);
  const seconds = audioLength(bytes).ms / 1_000;
  const sentences = Math.min(40, Math.max(1, Math.round(seconds / 6)));
  const text = writeProse(new SeededDice(hash("sha256", bytes)), [sentences, sentences]);
  if (fields.get("stream") === "true") return streamed({ text, seconds }, target.model.tokenizer);
  const write = inFormat[fields.get("response_format") ?? "json"];
  return write ? write({ text, seconds }) : served({ text, usage: { type: "duration", seconds } });
};

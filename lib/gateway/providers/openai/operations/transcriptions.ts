import { randomBytes } from "node:crypto";
import { findInvalidPart, NO_USAGE } from "@/lib/core/usage";
import type { TranscriptionAsk } from "../../../operations/ask";
import { EventReader, type OperationEvent } from "../../../operations/stream/event-reader";
import type { OperationAnswer, OperationDialect, ReportedUsage, Target } from "../../provider";
import type { Address } from "./address";
import { contentTypeOf, isEventStream } from "./content-type";
import { readTokenUsage } from "./usage";

type Raw = Record<string, unknown>;

const CLASSES = { input: "audioInput", output: "output" } as const;

function quoted(text: string): string {
  return text.replaceAll(/[\r\n"]/g, (char) => encodeURIComponent(char));
}

/** The form anew: the caller's fields and file, the model by its name upstream. */
function toForm({ fields, file }: TranscriptionAsk, target: Target): { contentType: string; body: Buffer } {
  const boundary = `turnpike-${randomBytes(18).toString("hex")}`;
  const part = (head: string, value: string | Buffer) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(value),
    Buffer.from("\r\n"),
  ];
  const parts = [["model", target.upstreamModel] as const, ...fields].flatMap(([name, value]) =>
    part(`name="${quoted(name)}"`, value),
  );
  const named = `name="file"; filename="${quoted(file.name)}"\r\ncontent-type: ${file.contentType}`;
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([...parts, ...part(named, file.bytes), Buffer.from(`--${boundary}--\r\n`)]),
  };
}

function ofDuration(seconds: number, raw: unknown): ReportedUsage {
  const vector = { ...NO_USAGE, audioMs: Math.round(seconds * 1_000) };
  return { vector, invalid: findInvalidPart(vector), raw };
}

/** Tokens, or seconds of audio: the usage says which; older answers have a `duration` beside the text. */
function readUsage({ usage, duration }: Raw): ReportedUsage | null {
  const said = typeof usage === "object" && usage !== null ? (usage as Raw) : {};
  if (typeof said.seconds === "number") return ofDuration(said.seconds, usage);
  const tokens = readTokenUsage(usage, CLASSES);
  if (tokens) return tokens;
  return typeof duration === "number" ? ofDuration(duration, { duration }) : null;
}

function readEvent(event: OperationEvent) {
  const isLast = event.type === "transcript.text.done";
  const delta = event.type === "transcript.text.delta" ? event.delta : undefined;
  return { usage: isLast ? readUsage(event) : null, images: 0, text: String(delta ?? ""), isLast };
}

const JSON_FORMATS = new Set(["json", "verbose_json", "diarized_json"]);

function readTranscript(
  body: Buffer,
  headers: Parameters<typeof contentTypeOf>[0],
  ask: TranscriptionAsk,
): OperationAnswer {
  const text = body.toString("utf8");
  if (!JSON_FORMATS.has(ask.format)) {
    const type = contentTypeOf(headers);
    return { contentType: type.startsWith("text/") ? type : "text/plain; charset=utf-8", text, usage: null };
  }
  const value = JSON.parse(text) as Raw;
  if (typeof value?.text !== "string") throw new Error("the answer has no text");
  return { contentType: "application/json", text, usage: readUsage(value) };
}

export function openAiTranscriptions(address: Address): OperationDialect<TranscriptionAsk> {
  return {
    request(ask, target) {
      const { path, headers } = address(target, "/audio/transcriptions");
      const { contentType, body } = toForm(ask, target);
      return {
        path,
        headers: ["content-type", contentType, "accept", "*/*", "user-agent", "turnpike", ...headers],
        body,
      };
    },
    response: readTranscript,
    stream: (_ask, headers) => (isEventStream(headers) ? new EventReader(readEvent) : null),
  };
}

import type { SpeechAsk } from "../../../operations/ask";
import { AudioReader, UnwrappingReader } from "../../../operations/stream/audio-reader";
import { EventReader, type OperationEvent } from "../../../operations/stream/event-reader";
import type { OperationDialect, Target } from "../../provider";
import type { Address } from "./address";
import { contentTypeOf, isEventStream } from "./content-type";
import { toJsonRequest } from "./json-request";
import { readTokenUsage } from "./usage";

const CONTENT_TYPES: Record<string, string> = {
  mp3: "audio/mpeg",
  opus: "audio/ogg",
  aac: "audio/aac",
  flac: "audio/flac",
  wav: "audio/wav",
  pcm: "audio/pcm",
};

function readEvent({ type, usage }: OperationEvent) {
  const isLast = type === "speech.audio.done";
  const reported = isLast ? readTokenUsage(usage, { input: "input", output: "audioOutput" }) : null;
  return { usage: reported, images: 0, text: "", isLast };
}

/** Models that are billed by tokens, and tell them only in events. */
const tellsInEvents = ({ upstreamModel }: Target) => upstreamModel.startsWith("gpt-");

/** Speech always comes as a stream: of audio, or of events with audio in them. */
export function openAiSpeech(address: Address): OperationDialect<SpeechAsk> {
  return {
    request: (ask, target) =>
      toJsonRequest(address, "/audio/speech", ask, target, {
        drop: ["user"],
        accept: "*/*",
        ...(tellsInEvents(target) && { set: { stream_format: "sse" } }),
      }),
    response() {
      throw new Error("speech comes as a stream");
    },
    stream(ask, headers) {
      if (!isEventStream(headers)) return new AudioReader(contentTypeOf(headers));
      if (ask.wantsEvents) return new EventReader(readEvent);
      const format = ask.body.response_format ?? "mp3";
      return new UnwrappingReader(CONTENT_TYPES[format] ?? "application/octet-stream", readEvent);
    },
  };
}

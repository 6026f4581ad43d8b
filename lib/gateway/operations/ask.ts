import type {
  EmbeddingsRequest,
  ImagesRequest,
  ModerationRequest,
  SpeechRequest,
} from "@/lib/contract/gateway";
import type { Ask } from "../call";
import type { JsonMembers } from "../parse/json-members";
import type { AudioFile } from "./audio/audio-file";

/** What a call that is not a chat asks by a JSON body. */
export type JsonAsk<B> = Ask & { members: JsonMembers; body: B };

export type EmbeddingsAsk = JsonAsk<EmbeddingsRequest>;
export type ImagesAsk = JsonAsk<ImagesRequest>;
export type ModerationAsk = JsonAsk<ModerationRequest>;

/** `wantsEvents`: the audio in events rather than as it is. */
export type SpeechAsk = JsonAsk<SpeechRequest> & { wantsEvents: boolean };

/** A form with audio in it. `fields` are those that go on, in the caller's order and without the model's name. */
export type TranscriptionAsk = Ask & {
  fields: [name: string, value: string][];
  prompt: string;
  format: string;
  file: AudioFile;
};

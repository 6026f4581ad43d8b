import type { Operations } from "../../provider";
import { type Address, openAiAddress } from "./address";
import { openAiEmbeddings } from "./embeddings";
import { openAiImages } from "./images";
import { openAiModerations } from "./moderations";
import { openAiSpeech } from "./speech";
import { openAiTranscriptions } from "./transcriptions";

/** OpenAI's endpoints beside chat, for a host that speaks them at `address`. */
export function openAiOperations(address: Address = openAiAddress): Operations {
  return {
    embeddings: openAiEmbeddings(address),
    images: openAiImages(address),
    speech: openAiSpeech(address),
    transcription: openAiTranscriptions(address),
    moderation: openAiModerations(address),
  };
}

import { serveEmbeddings } from "./embeddings";
import { serveImages } from "./images";
import { serveModerations } from "./moderations";
import type { Serve } from "./served";
import { serveSpeech } from "./speech";
import { serveTranscription } from "./transcription";

const SERVES: Record<string, { model: string; serve: Serve }> = {
  "/embeddings": { model: "embed", serve: serveEmbeddings },
  "/images/generations": { model: "image", serve: serveImages },
  "/audio/speech": { model: "speech", serve: serveSpeech },
  "/audio/transcriptions": { model: "transcribe", serve: serveTranscription },
  "/moderations": { model: "moderation", serve: serveModerations },
};

/** What serves a path beside chat, by the model that does; undefined for other paths and models. */
export function findSandboxOperation(path: string, upstreamModel: string): Serve | undefined {
  const found = SERVES[path];
  return found?.model === upstreamModel.replace(/^sandbox\//, "") ? found.serve : undefined;
}

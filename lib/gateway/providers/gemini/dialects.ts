import type { ChatAsk } from "../../call";
import type { Dialect, Target, UpstreamRequest } from "../provider";
import { type HostTraits, toGeminiBody } from "./request/chat-body";
import { toNativeBody } from "./request/native-body";
import { readGeminiAsChat, readGeminiResponse } from "./response";
import { GeminiAsChatReader, GeminiStreamReader } from "./stream";

export type GeminiVerb =
  | "generateContent"
  | "streamGenerateContent?alt=sse"
  | "countTokens"
  | "batchEmbedContents"
  | "predict";

/** One of the two hosts of Gemini: where a model is there, and what opens it. */
export type GeminiHost = HostTraits & {
  request(
    target: Target,
    verb: GeminiVerb,
    body: string,
    headers: string[],
  ): UpstreamRequest | Promise<UpstreamRequest>;
  /** Headers by which this host is asked for what a chat call says otherwise. */
  headersFor(ask: ChatAsk): string[];
};

const verbOf = ({ stream }: ChatAsk): GeminiVerb =>
  stream ? "streamGenerateContent?alt=sse" : "generateContent";

/** Both protocols in which a host of Gemini answers: chat, translated, and its own. */
export function geminiDialects(host: GeminiHost): { chat: Dialect; gemini: Dialect } {
  return {
    chat: {
      request: (ask, target, bounds) =>
        host.request(target, verbOf(ask), toGeminiBody(ask, target, bounds, host), host.headersFor(ask)),
      response: readGeminiAsChat,
      stream: (upstreamModel) => new GeminiAsChatReader(upstreamModel),
    },
    gemini: {
      request: (ask, target, bounds) =>
        host.request(target, verbOf(ask), toNativeBody(ask, bounds, host), ask.nativeHeaders),
      response: readGeminiResponse,
      stream: (upstreamModel) => new GeminiStreamReader(upstreamModel),
    },
  };
}

/** `gemini-2.5-flash`, `models/gemini-2.5-flash` and `tunedModels/mine` are all names of models. */
export const modelName = (name: string) => (name.includes("/") ? name : `models/${name}`);

export const JSON_HEADERS = ["content-type", "application/json", "user-agent", "turnpike"];

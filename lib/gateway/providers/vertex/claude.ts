import type { ChatAsk } from "../../call";
import { toMessagesBody } from "../anthropic/chat-request/request";
import { anthropicNative, nativeChanges } from "../anthropic/native";
import { readAnthropicResponse } from "../anthropic/response";
import { AnthropicStreamReader } from "../anthropic/stream";
import type { Dialect, Target, UpstreamRequest } from "../provider";

type ClaudeVerb = "rawPredict" | "streamRawPredict";
type Send = (
  target: Target,
  verb: ClaudeVerb,
  body: string,
  headers: string[],
) => UpstreamRequest | Promise<UpstreamRequest>;

const VERSION = "vertex-2023-10-16";

export const isClaude = (upstreamModel: string) => /(?:^|\/)claude-/.test(upstreamModel);

const verbOf = ({ stream }: ChatAsk): ClaudeVerb => (stream ? "streamRawPredict" : "rawPredict");

/** The Messages API's body as Vertex takes it: the model is in the address. */
function bodyOf({ model: _, ...body }: Record<string, unknown>): string {
  return JSON.stringify({ anthropic_version: VERSION, ...body });
}

/** Claude on Vertex, in chat and in its own protocol. */
export function claudeDialects(send: Send): { chat: Dialect; messages: Dialect } {
  return {
    chat: {
      request: (ask, target, bounds) =>
        send(target, verbOf(ask), bodyOf(toMessagesBody(ask, target, bounds)), []),
      response: readAnthropicResponse,
      stream: () => new AnthropicStreamReader("chat"),
    },
    messages: {
      ...anthropicNative,
      request(ask, target, bounds) {
        const body = bodyOf({ ...ask.native, ...nativeChanges(ask, target, bounds) });
        return send(target, verbOf(ask), body, ask.nativeHeaders);
      },
    },
  };
}

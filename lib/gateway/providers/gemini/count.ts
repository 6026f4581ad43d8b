import type { ChatAsk } from "../../call";
import type { Target, TokenCounter } from "../provider";
import { type GeminiHost, modelName } from "./dialects";

type Json = Record<string, unknown>;

/** The request whose tokens are counted: it may be a member of the count's body. */
function countedOf({ native }: ChatAsk): Json {
  const { labels: _, ...request } = (native.generateContentRequest ?? native) as Json;
  return request;
}

function readCount(body: Buffer): string {
  const text = body.toString("utf8");
  const { totalTokens } = JSON.parse(text) as { totalTokens?: unknown };
  if (typeof totalTokens !== "number") throw new Error("the count has no total");
  return text;
}

/** The Gemini API counts a whole request under one member; Vertex takes its members as they are. */
function bodyOf(ask: ChatAsk, target: Target, wraps: boolean): Json {
  const request = countedOf(ask);
  if (!wraps) {
    const { contents, systemInstruction, tools, generationConfig } = request;
    return { contents, systemInstruction, tools, generationConfig };
  }
  const isBare = Object.keys(request).every((name) => name === "contents");
  return isBare
    ? request
    : { generateContentRequest: { ...request, model: modelName(target.upstreamModel) } };
}

/** countTokens of one of the hosts of Gemini: costs nothing. */
export function geminiCounter(host: GeminiHost, wraps: boolean): TokenCounter {
  return {
    request: (ask, target) =>
      host.request(target, "countTokens", JSON.stringify(bodyOf(ask, target, wraps)), []),
    response: readCount,
  };
}

import type { ChatAsk } from "../../call";
import { spliceMembers } from "../../parse/json-members";
import type { Dialect, ProviderAnswer, RequestBounds, Target, UpstreamRequest } from "../provider";
import { anthropicHeaders, messagesPath } from "./endpoint";
import { readMessage, textsOfBlocks } from "./message";
import { AnthropicStreamReader } from "./stream";
import { readAnthropicUsage } from "./usage";

const LEAST_BUDGET_TOKENS = 1_024;

type Thinking = { type?: unknown; budget_tokens?: unknown };

/** A thinking budget has to be less than the output bound that the money allows. */
function fittingThinking(thinking: Thinking, maxTokens: number): unknown {
  if (maxTokens > LEAST_BUDGET_TOKENS) return { ...thinking, budget_tokens: maxTokens - 1 };
  return { type: "disabled" };
}

/** The members in which a native call goes out otherwise than its caller wrote it. */
export function nativeChanges(
  ask: ChatAsk,
  target: Target,
  { maxOutputTokens }: RequestBounds,
): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  if (ask.native.model !== target.upstreamModel) changes.model = target.upstreamModel;
  const asked = ask.maxOutputTokens ?? target.model.maxOutputTokens;
  const bound = Math.min(asked, maxOutputTokens ?? asked);
  if (bound === ask.native.max_tokens) return changes;
  changes.max_tokens = bound;
  const thinking = ask.native.thinking as Thinking | null | undefined;
  if (typeof thinking?.budget_tokens === "number" && thinking.budget_tokens >= bound) {
    changes.thinking = fittingThinking(thinking, bound);
  }
  return changes;
}

/** The caller's own bytes but for these members. */
export function nativeBody(ask: ChatAsk, changes: Record<string, unknown>): string {
  if (ask.members.repeated) return JSON.stringify({ ...ask.native, ...changes });
  const values: Record<string, string> = {};
  for (const name of Object.keys(changes)) values[name] = JSON.stringify(changes[name]);
  return spliceMembers(ask.text, ask.members, values);
}

function toNativeRequest(ask: ChatAsk, target: Target, bounds: RequestBounds): UpstreamRequest {
  return {
    path: messagesPath(target),
    headers: anthropicHeaders(target, ask.stream, ask.nativeHeaders),
    body: nativeBody(ask, nativeChanges(ask, target, bounds)),
  };
}

function readNativeResponse(body: Buffer): ProviderAnswer {
  const text = body.toString("utf8");
  const message = readMessage(text);
  return {
    text,
    usage: readAnthropicUsage(message.usage),
    outputTexts: () => textsOfBlocks(message.content),
  };
}

/** For callers of the Messages API: their own bytes pass, both ways. */
export const anthropicNative: Dialect = {
  request: toNativeRequest,
  response: readNativeResponse,
  stream: () => new AnthropicStreamReader("messages"),
};

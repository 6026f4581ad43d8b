import type { ChatRequest } from "@/lib/contract/gateway";
import { sha256Hex } from "@/lib/core/crypto";
import { AppError } from "@/lib/core/errors";
import type { ChatAsk } from "../../../call";
import type { RequestBounds, Target, UpstreamRequest } from "../../provider";
import { type ClaudeTraits, claudeTraits } from "../claude";
import { anthropicHeaders, messagesPath } from "../endpoint";
import { toFormat } from "./answer-format";
import { toThinking } from "./thinking";
import { isForced, toToolConfig } from "./tools";
import { toTurns } from "./turns";

const USER_ID_CHARS_MAX = 256;

/** What would change the answer's form and has no counterpart. Hints on sampling (seed, penalties, logit_bias) are left out. */
export function requireAnswerable(body: ChatRequest): void {
  const refuse = (param: string, what: string): never => {
    throw new AppError("unsupported_parameter", `This model's provider does not offer ${what}.`, { param });
  };
  if ((body.n ?? 1) > 1) refuse("n", "several answers to one request");
  if (body.logprobs || body.top_logprobs)
    refuse(body.logprobs ? "logprobs" : "top_logprobs", "log probabilities");
  if (body.audio) refuse("audio", "audio");
  if (Array.isArray(body.modalities) && body.modalities.includes("audio")) refuse("modalities", "audio");
  if (body.functions) refuse("functions", "functions of the old form; send them as tools");
  if (body.web_search_options) refuse("web_search_options", "a search of the web in this form");
}

/** Claude's temperature ends at 1. From 4.7 on, and while it thinks, it takes no sampling parameters at all. */
export function samplingOf(
  body: ChatRequest,
  traits: ClaudeTraits,
  thinks: boolean,
): Record<string, unknown> {
  if (!traits.sampling || thinks) return {};
  const { temperature, top_p, top_k } = body;
  if (temperature != null) return { temperature: Math.min(1, temperature), ...(top_k != null && { top_k }) };
  return { ...(top_p != null && { top_p }), ...(top_k != null && { top_k }) };
}

/** Texts of white space alone are refused as stop sequences. */
function stopOf({ stop }: ChatRequest): Record<string, unknown> {
  const sequences = (typeof stop === "string" ? [stop] : (stop ?? [])).filter((text) => text.trim() !== "");
  return sequences.length > 0 ? { stop_sequences: sequences } : {};
}

/** E-mail addresses and telephone numbers are refused. */
const PERSONAL = /@|^\+?[\d\s().-]{7,}$/;

/** The end user as an opaque id: what names a person goes out as its hash. */
function metadataOf(body: ChatRequest): Record<string, unknown> {
  const user = body.user ?? body.safety_identifier;
  if (typeof user !== "string" || user === "") return {};
  const isOpaque = user.length <= USER_ID_CHARS_MAX && !PERSONAL.test(user);
  return { metadata: { user_id: isOpaque ? user : sha256Hex(user) } };
}

/** A bound is required: the caller's, what can be paid for, else all that the model gives. */
export function outputBoundOf(ask: ChatAsk, target: Target, { maxOutputTokens }: RequestBounds): number {
  const asked = ask.maxOutputTokens ?? target.model.maxOutputTokens;
  return Math.min(asked, target.model.maxOutputTokens, maxOutputTokens ?? asked);
}

/** A chat request as a Messages request; 400 names the parameter that Claude has no counterpart for. */
export function toMessagesBody(ask: ChatAsk, target: Target, bounds: RequestBounds): Record<string, unknown> {
  const { body } = ask;
  requireAnswerable(body);
  const traits = claudeTraits(target.upstreamModel);
  const { system: texts, turns } = toTurns(body.messages);
  const { system, config, format } = toFormat(body, traits, { system: texts, config: toToolConfig(body) });
  const maxTokens = outputBoundOf(ask, target, bounds);
  const { thinking, effort } = toThinking(body, traits, turns, maxTokens, isForced(config));
  const output = { ...(effort && { effort }), ...(format && { format }) };
  return {
    model: target.upstreamModel,
    max_tokens: maxTokens,
    ...(system.length > 0 && { system }),
    messages: turns,
    ...(config.tools.length > 0 && config),
    ...(thinking && { thinking }),
    ...(Object.keys(output).length > 0 && { output_config: output }),
    ...samplingOf(body, traits, thinking !== undefined && thinking.type !== "disabled"),
    ...stopOf(body),
    ...metadataOf(body),
    ...(body.cache_control ? { cache_control: body.cache_control } : {}),
    ...(ask.stream && { stream: true }),
  };
}

export function toMessagesRequest(ask: ChatAsk, target: Target, bounds: RequestBounds): UpstreamRequest {
  return {
    path: messagesPath(target),
    headers: anthropicHeaders(target, ask.stream, []),
    body: JSON.stringify(toMessagesBody(ask, target, bounds)),
  };
}

import type { ChatRequest } from "@/lib/contract/gateway";
import type { ChatAsk } from "../../call";
import { toFormat } from "../anthropic/chat-request/answer-format";
import { outputBoundOf, requireAnswerable, samplingOf } from "../anthropic/chat-request/request";
import { toThinking } from "../anthropic/chat-request/thinking";
import { isForced, type ToolConfig, toToolConfig } from "../anthropic/chat-request/tools";
import { type Turn, toTurns } from "../anthropic/chat-request/turns";
import { type ClaudeTraits, claudeTraits } from "../anthropic/claude";
import type { RequestBounds, Target, UpstreamRequest } from "../provider";
import { ConverseContent } from "./content";
import { signedHeaders } from "./sign";
import { toConverseTools } from "./tools";

type Fields = Record<string, unknown>;

/** What models of other houses are taken to do: their answers are held to a schema by a tool. */
const PLAIN: ClaudeTraits = {
  adaptive: false,
  budgeted: false,
  sampling: true,
  schema: false,
  extraHigh: false,
};

function traitsOf(model: string): { traits: ClaudeTraits; isClaude: boolean } {
  const isClaude = /claude/i.test(model);
  return { traits: isClaude ? claudeTraits(model) : PLAIN, isClaude };
}

type Reasoning = { fields: Fields; effort?: string; thinks: boolean };

/** Each house has its own words. Nova's high effort would forbid an output bound, without which no call is made. */
function toReasoning(
  body: ChatRequest,
  model: string,
  traits: ClaudeTraits,
  turns: Turn[],
  maxTokens: number,
  config: ToolConfig,
): Reasoning {
  const { thinking, effort } = toThinking(body, traits, turns, maxTokens, isForced(config));
  if (thinking) return { fields: { thinking }, effort, thinks: thinking.type !== "disabled" };
  const wanted = body.reasoning_effort;
  if (!wanted || wanted === "none") return { fields: {}, thinks: false };
  const low = wanted === "minimal" || wanted === "low";
  if (model.includes("openai.gpt-oss")) {
    const known = low ? "low" : wanted === "medium" ? "medium" : "high";
    return { fields: { reasoning_effort: known }, thinks: false };
  }
  if (/amazon\.nova-2/.test(model)) {
    const maxReasoningEffort = low ? "low" : "medium";
    return { fields: { reasoningConfig: { type: "enabled", maxReasoningEffort } }, thinks: false };
  }
  return { fields: {}, thinks: false };
}

function toInference(
  body: ChatRequest,
  maxTokens: number,
  traits: ClaudeTraits,
  { thinks }: Reasoning,
  isClaude: boolean,
): { inferenceConfig: Fields; topK: unknown } {
  const both = { temperature: body.temperature, top_p: body.top_p, top_k: body.top_k };
  const { temperature, top_p, top_k } = (isClaude ? samplingOf(body, traits, thinks) : both) as typeof both;
  const stop = (typeof body.stop === "string" ? [body.stop] : (body.stop ?? [])).filter(Boolean);
  const inferenceConfig = {
    maxTokens,
    ...(temperature != null && { temperature: Math.min(1, temperature) }),
    ...(top_p != null && { topP: top_p }),
    ...(stop.length > 0 && { stopSequences: stop }),
  };
  return { inferenceConfig, topK: top_k };
}

function toOutputConfig(effort: string | undefined, format: Fields | null): Fields {
  if (!effort && !format) return {};
  const schema = format && { jsonSchema: { name: "answer", schema: JSON.stringify(format.schema) } };
  return {
    outputConfig: {
      ...(effort && { effort }),
      ...(schema && { textFormat: { type: "json_schema", structure: schema } }),
    },
  };
}

/** A chat request in the words of Converse; 400 names the parameter that it has none for. */
function toConverseBody(ask: ChatAsk, target: Target, bounds: RequestBounds): Fields {
  const { body } = ask;
  requireAnswerable(body);
  const model = target.upstreamModel;
  const { traits, isClaude } = traitsOf(model);
  const { system: texts, turns } = toTurns(body.messages);
  const { system, config, format } = toFormat(body, traits, { system: texts, config: toToolConfig(body) });
  const maxTokens = outputBoundOf(ask, target, bounds);
  const { toolConfig, fields, instruction } = toConverseTools(config, turns, isClaude);
  const reasoning = toReasoning(body, model, traits, turns, maxTokens, config);
  const { inferenceConfig, topK } = toInference(body, maxTokens, traits, reasoning, isClaude);
  const content = new ConverseContent(isClaude);
  const systemBlocks = content.toBlocks(instruction ? [...system, instruction] : system);
  const more = { ...fields, ...reasoning.fields, ...(isClaude && topK != null && { top_k: topK }) };
  return {
    messages: turns
      .map(({ role, content: blocks }) => ({ role, content: content.toBlocks(blocks) }))
      .filter(({ content: blocks }) => blocks.length > 0),
    ...(systemBlocks.length > 0 && { system: systemBlocks }),
    inferenceConfig,
    ...(toolConfig && { toolConfig }),
    ...toOutputConfig(reasoning.effort, format),
    ...(Object.keys(more).length > 0 && { additionalModelRequestFields: more }),
    ...(isTier(body.service_tier) && { serviceTier: { type: body.service_tier } }),
  };
}

const isTier = (tier: unknown) => tier === "priority" || tier === "flex" || tier === "default";

export async function toConverseRequest(
  ask: ChatAsk,
  target: Target,
  bounds: RequestBounds,
): Promise<UpstreamRequest> {
  const base = new URL(target.provider.baseUrl ?? "").pathname.replace(/\/+$/, "");
  const operation = ask.stream ? "converse-stream" : "converse";
  const path = `${base}/model/${encodeURIComponent(target.upstreamModel)}/${operation}`;
  const body = JSON.stringify(toConverseBody(ask, target, bounds));
  const accept = ask.stream ? "application/vnd.amazon.eventstream" : "application/json";
  const headers = { "content-type": "application/json", accept, "user-agent": "turnpike" };
  return { path, headers: await signedHeaders(target.provider, path, headers, body), body };
}

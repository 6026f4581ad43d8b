import type { ChatRequest } from "@/lib/contract/gateway";
import type { ClaudeTraits } from "../claude";
import type { Turn } from "./turns";

type Thinking = { thinking?: Record<string, unknown>; effort?: string };

const BUDGET_TOKENS: Record<string, number> = {
  minimal: 1_024,
  low: 2_048,
  medium: 8_192,
  high: 16_384,
  xhigh: 32_768,
  max: 32_768,
};
const LEAST_BUDGET_TOKENS = 1_024;
/** Of the output bound, which holds thinking and answer. */
const BUDGET_SHARE = 0.8;

function effortOf(effort: string, traits: ClaudeTraits): string {
  if (effort === "minimal") return "low";
  if (effort === "xhigh" || effort === "max") return traits.extraHigh ? effort : "high";
  return effort;
}

/** Within a budget, a turn that called tools must begin with what was thought, which not every client sends back. */
function lacksThoughts(turns: Turn[]): boolean {
  const last = turns.findLast(({ role }) => role === "assistant");
  if (!last || turns.at(-1)?.role !== "user") return false;
  const answersTools = turns.at(-1)!.content.some(({ type }) => type === "tool_result");
  return answersTools && !/thinking$/.test(last.content[0]?.type ?? "");
}

/** How much to think: what a request says in Anthropic's own words, else by `reasoning_effort`. */
export function toThinking(
  body: ChatRequest,
  traits: ClaudeTraits,
  turns: Turn[],
  maxTokens: number,
  isForced: boolean,
): Thinking {
  if (typeof body.thinking === "object" && body.thinking !== null) {
    return { thinking: body.thinking as Record<string, unknown> };
  }
  const effort = body.reasoning_effort;
  if (!effort || !(effort in BUDGET_TOKENS) || isForced) return {};
  if (traits.adaptive) {
    const shown = traits.extraHigh ? { display: "summarized" } : {};
    return { thinking: { type: "adaptive", ...shown }, effort: effortOf(effort, traits) };
  }
  const budget = Math.min(BUDGET_TOKENS[effort]!, Math.floor(maxTokens * BUDGET_SHARE));
  if (!traits.budgeted || budget < LEAST_BUDGET_TOKENS || lacksThoughts(turns)) return {};
  return { thinking: { type: "enabled", budget_tokens: budget } };
}

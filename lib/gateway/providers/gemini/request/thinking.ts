import type { ChatRequest } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";
import type { ModelTraits } from "./traits";

type ThinkingConfig = { includeThoughts?: boolean; thinkingBudget?: number; thinkingLevel?: string };

/** Budgets as in Google's own OpenAI layer, for models that have no levels. */
const BUDGETS: Record<string, number> = {
  none: 0,
  minimal: 1_024,
  low: 1_024,
  medium: 8_192,
  high: 24_576,
  xhigh: 24_576,
  max: 24_576,
};
const BUDGETS_SINCE = 2.5;
const LEVELS_SINCE = 3;
/** Gemini 3 Pro has `low` and `high` only. */
const PRO_MEDIUM_SINCE = 3.1;

function unsupported(message: string): AppError {
  return new AppError("unsupported_parameter", message, { param: "reasoning_effort" });
}

function levelOf(effort: string, { isPro, generation }: ModelTraits): string {
  if (effort === "none" && isPro) throw unsupported("This model's thinking cannot be turned off.");
  if (effort === "none" || effort === "minimal") return isPro ? "low" : "minimal";
  if (effort === "medium") return isPro && generation < PRO_MEDIUM_SINCE ? "high" : "medium";
  return effort === "low" ? "low" : "high";
}

function configOf(effort: string, traits: ModelTraits): ThinkingConfig | undefined {
  const budget = BUDGETS[effort];
  if (budget === undefined) throw unsupported(`There is no reasoning effort ${JSON.stringify(effort)}.`);
  const includeThoughts = effort !== "none";
  if (traits.generation >= LEVELS_SINCE) return { thinkingLevel: levelOf(effort, traits), includeThoughts };
  if (traits.generation >= BUDGETS_SINCE) {
    if (budget === 0 && traits.isPro) throw unsupported("This model's thinking cannot be turned off.");
    return { thinkingBudget: budget, includeThoughts };
  }
  if (effort === "none") return undefined;
  throw unsupported("This model does not think.");
}

type Extended = {
  reasoning?: { effort?: string; max_tokens?: number } | null;
  google?: { thinking_config?: Record<string, unknown> };
  extra_body?: { google?: { thinking_config?: Record<string, unknown> } };
};

/** Google's own words for it, as its OpenAI layer takes them. */
function ownConfig({ google, extra_body }: Extended): ThinkingConfig | undefined {
  const config = google?.thinking_config ?? extra_body?.google?.thinking_config;
  if (!config) return undefined;
  const { include_thoughts, thinking_budget, thinking_level, ...rest } = config;
  return {
    ...(include_thoughts !== undefined && { includeThoughts: include_thoughts === true }),
    ...(typeof thinking_budget === "number" && { thinkingBudget: thinking_budget }),
    ...(typeof thinking_level === "string" && { thinkingLevel: thinking_level }),
    ...rest,
  };
}

/** How much a model is to think; undefined leaves it to the model. 400 for an effort that it does not have. */
export function toThinkingConfig(body: ChatRequest, traits: ModelTraits): ThinkingConfig | undefined {
  const extended = body as Extended;
  const own = ownConfig(extended);
  if (own) return own;
  const budget = extended.reasoning?.max_tokens;
  if (typeof budget === "number") return { thinkingBudget: budget, includeThoughts: true };
  const effort = body.reasoning_effort ?? extended.reasoning?.effort;
  return effort == null ? undefined : configOf(effort, traits);
}

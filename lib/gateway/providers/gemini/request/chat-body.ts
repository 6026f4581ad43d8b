import type { ChatRequest } from "@/lib/contract/gateway";
import type { ChatAsk } from "../../../call";
import type { RequestBounds, Target } from "../../provider";
import { toGeminiPrompt } from "./contents";
import { toGenerationConfig } from "./generation-config";
import { toGeminiTools } from "./tools";
import { traitsOf } from "./traits";

/** Where the two hosts of Gemini differ in what they take. */
export type HostTraits = { takesCallIds: boolean; takesLabels: boolean; takesServiceTier: boolean };

const TIERS = new Set(["flex", "priority"]);

/** The tier that a chat call asks for, where Google has it. */
export function askedTier({ service_tier: tier }: ChatRequest): string | null {
  return typeof tier === "string" && TIERS.has(tier) ? tier : null;
}

function cachedContentOf(body: ChatRequest): string | undefined {
  const { google, extra_body } = body as {
    google?: { cached_content?: string };
    extra_body?: { google?: { cached_content?: string } };
  };
  return google?.cached_content ?? extra_body?.google?.cached_content;
}

/** The body of generateContent for a chat call; 400 names what Gemini has not. */
export function toGeminiBody(ask: ChatAsk, target: Target, bounds: RequestBounds, host: HostTraits): string {
  const { body } = ask;
  const traits = traitsOf(target.upstreamModel, host.takesCallIds);
  const maxOutputTokens = bounds.maxOutputTokens ?? ask.maxOutputTokens;
  const generationConfig = toGenerationConfig(body, traits, maxOutputTokens);
  const tier = host.takesServiceTier ? askedTier(body) : null;
  return JSON.stringify({
    ...toGeminiPrompt(body.messages, traits),
    ...toGeminiTools(body),
    generationConfig,
    cachedContent: cachedContentOf(body),
    ...(tier !== null && { serviceTier: tier }),
  });
}

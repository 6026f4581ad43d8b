import type { UsageVector } from "@/lib/core/usage";
import type { ProviderAnswer, ReportedUsage } from "../../provider";
import { readResponsesUsage } from "../usage";

type Item = Record<string, unknown> & { type?: string; action?: { type?: string } };

/** A response as a provider tells it, whole or in a stream's last event. */
export type ToldResponse = {
  status?: string;
  model?: string;
  usage?: unknown;
  service_tier?: string | null;
  output?: Item[];
  incomplete_details?: { reason?: string } | null;
  tool_usage?: { web_search?: { num_requests?: number } } | null;
};

/** Opening a page that was found, or looking in it, is not charged as a search. */
const isSearch = ({ type, action }: Item) =>
  type === "x_search_call" ||
  (type === "web_search_call" && (action?.type === undefined || action.type === "search"));
const isImage = ({ type, status }: Item) => type === "image_generation_call" && status !== "failed";

function besideTokens({ output = [], tool_usage }: ToldResponse): Partial<UsageVector> {
  return {
    searches: tool_usage?.web_search?.num_requests || output.filter(isSearch).length,
    images: output.filter(isImage).length,
  };
}

/** What a response used; null where it does not say. */
export function usageOfResponse(response: ToldResponse): ReportedUsage | null {
  return readResponsesUsage(response.usage, response.service_tier, besideTokens(response));
}

const TEXT_MEMBERS = ["text", "refusal", "arguments", "input", "code", "name"];

/** Every generated text below an item, each of which cost output tokens. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== "object" || value === null) return [];
  const item = value as Item;
  const own = TEXT_MEMBERS.flatMap((name) => (typeof item[name] === "string" ? [item[name] as string] : []));
  return [...own, ...textsOf(item.content), ...textsOf(item.summary)];
}

/** Reads a response; throws on anything else. */
export function readResponse(body: Buffer): ProviderAnswer {
  const text = body.toString("utf8");
  const value = JSON.parse(text) as ToldResponse;
  if (!Array.isArray(value.output)) throw new Error("the answer has no output");
  return { text, usage: usageOfResponse(value), outputTexts: () => textsOf(value.output) };
}

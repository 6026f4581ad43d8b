import type { ChatAsk } from "../../../call";
import { scanMembers, spliceMembers } from "../../../parse/json-members";
import type { RequestBounds } from "../../provider";
import type { HostTraits } from "./chat-body";

const CONFIG_NAMES = ["generationConfig", "generation_config"] as const;

/** The caller's generation config with another output bound, its other bytes as they are. */
function boundConfig(config: string | null, maxOutputTokens: number): string {
  const bound = String(maxOutputTokens);
  if (config === null || config.trim() === "null") return `{"maxOutputTokens":${bound}}`;
  const members = scanMembers(config);
  const name = members.spans.has("max_output_tokens") ? "max_output_tokens" : "maxOutputTokens";
  return spliceMembers(config, members, { [name]: bound });
}

/** Drops what this host refuses of what is meant for the gateway. */
function withoutLabels({ native }: ChatAsk): string {
  const { labels: _, ...rest } = native;
  return JSON.stringify(rest);
}

/** The caller's own bytes, but for the output bound, and for labels where the host does not take them. */
export function toNativeBody(ask: ChatAsk, { maxOutputTokens }: RequestBounds, host: HostTraits): string {
  const rewritten = ask.members.repeated || (ask.members.spans.has("labels") && !host.takesLabels);
  const text = rewritten ? (host.takesLabels ? JSON.stringify(ask.native) : withoutLabels(ask)) : ask.text;
  if (maxOutputTokens === null) return text;
  const members = rewritten ? scanMembers(text) : ask.members;
  const name = CONFIG_NAMES.find((one) => members.spans.has(one)) ?? "generationConfig";
  const span = members.spans.get(name);
  const config = span ? text.slice(...span) : null;
  return spliceMembers(text, members, { [name]: boundConfig(config, maxOutputTokens) });
}

import type { ChatAsk } from "../../call";
import { spliceMembers } from "../../parse/json-members";
import type { RequestBounds, Target, UpstreamRequest } from "../provider";

/** The member that carries the output bound: the caller's own name for it, else what the model understands. */
function boundMember(ask: ChatAsk, target: Target): "max_tokens" | "max_completion_tokens" {
  if (ask.body.max_completion_tokens != null) return "max_completion_tokens";
  if (ask.body.max_tokens != null) return "max_tokens";
  return target.model.capabilities.includes("reasoning") ? "max_completion_tokens" : "max_tokens";
}

function changesOf(
  ask: ChatAsk,
  target: Target,
  { maxOutputTokens }: RequestBounds,
): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  if (ask.body.model !== target.upstreamModel) changes.model = target.upstreamModel;
  if (maxOutputTokens !== null) changes[boundMember(ask, target)] = maxOutputTokens;
  if (ask.stream && !ask.wantsUsage) {
    changes.stream_options = { ...ask.body.stream_options, include_usage: true };
  }
  return changes;
}

/** The caller's own bytes but for the model's name, the output bound and the request for usage. */
function toOpenAiBody(ask: ChatAsk, target: Target, bounds: RequestBounds): string {
  const changes = changesOf(ask, target, bounds);
  // A repeated key is read differently by different parsers: then only our reading goes out, as for another protocol's call.
  if (ask.members.repeated || ask.wire !== "chat") return JSON.stringify({ ...ask.body, ...changes });
  const values: Record<string, string> = {};
  for (const name of Object.keys(changes)) values[name] = JSON.stringify(changes[name]);
  return spliceMembers(ask.text, ask.members, values);
}

const paths = new Map<string, string>();

/** `/v1/chat/completions` for a base URL that ends in `/v1`. */
function pathOf(baseUrl: string): string {
  let path = paths.get(baseUrl);
  if (path === undefined) {
    path = `${new URL(baseUrl).pathname.replace(/\/+$/, "")}/chat/completions`;
    paths.set(baseUrl, path);
  }
  return path;
}

export function toOpenAiRequest(ask: ChatAsk, target: Target, bounds: RequestBounds): UpstreamRequest {
  const headers = [
    "content-type",
    "application/json",
    "accept",
    ask.stream ? "text/event-stream" : "application/json",
    "user-agent",
    "turnpike",
  ];
  if (target.provider.credential) headers.push("authorization", `Bearer ${target.provider.credential}`);
  return {
    path: pathOf(target.provider.baseUrl ?? ""),
    headers,
    body: toOpenAiBody(ask, target, bounds),
  };
}

import type { OpenAiQuirks } from "@/lib/core/provider-presets";
import type { ChatAsk } from "../../call";
import { spliceMembers } from "../../parse/json-members";
import type { RequestBounds, Target, UpstreamRequest } from "../provider";
import type { OpenAiHost } from "./host";
import { requireKnownFormat, toKnownMessages, toKnownTools } from "./known-members";

/** Values by member; one that is undefined is left out. */
type Changes = Record<string, unknown>;
type BoundMember = "max_tokens" | "max_completion_tokens";

/** The member that carries the output bound: the host's only one, else the caller's own, else what the model understands. */
function boundMember({ body, wire }: ChatAsk, target: Target, { outputBound }: OpenAiQuirks): BoundMember {
  if (outputBound !== "by_model") return outputBound;
  if (wire === "chat" && body.max_completion_tokens != null) return "max_completion_tokens";
  if (wire === "chat" && body.max_tokens != null) return "max_tokens";
  return target.model.capabilities.includes("reasoning") ? "max_completion_tokens" : "max_tokens";
}

/** A host that does not know a bound by its name would not be bound by it. */
function changeBound(changes: Changes, ask: ChatAsk, member: BoundMember, tokens: number | null): void {
  const other = member === "max_tokens" ? "max_completion_tokens" : "max_tokens";
  if (tokens !== null) changes[member] = tokens;
  else if (ask.body[other] != null && ask.body[member] == null) changes[member] = ask.body[other];
  if (ask.body[other] != null && changes[member] !== undefined) changes[other] = undefined;
}

function changesOf(ask: ChatAsk, target: Target, bounds: RequestBounds, quirks: OpenAiQuirks): Changes {
  const changes: Changes = {};
  if (ask.body.model !== target.upstreamModel) changes.model = target.upstreamModel;
  changeBound(changes, ask, boundMember(ask, target, quirks), bounds.maxOutputTokens);
  if (ask.stream && !ask.wantsUsage && quirks.streamOptions) {
    changes.stream_options = { ...ask.body.stream_options, include_usage: true };
  }
  if (!quirks.developerRole || ask.wire !== "chat") {
    const messages = toKnownMessages(ask, quirks);
    if (messages) changes.messages = messages;
    const tools = toKnownTools(ask, quirks);
    if (tools) changes.tools = tools;
  }
  // Some clients of other protocols always ask to think; a model that does not would refuse.
  if (ask.wire !== "chat" && !target.model.capabilities.includes("reasoning")) {
    changes.reasoning_effort = undefined;
  }
  if (!quirks.jsonSchema) requireKnownFormat(ask);
  return changes;
}

/** The caller's own bytes but for the model's name, the output bound, the request for usage, and what the host has another word for. */
function toOpenAiBody(ask: ChatAsk, target: Target, bounds: RequestBounds, quirks: OpenAiQuirks): string {
  const changes = changesOf(ask, target, bounds, quirks);
  // A repeated key is read differently by different parsers: then only our reading goes out, as for another protocol's call.
  if (ask.members.repeated || ask.wire !== "chat") return JSON.stringify({ ...ask.body, ...changes });
  const values: Record<string, string> = {};
  for (const name of Object.keys(changes)) {
    const value = changes[name];
    if (value === undefined) return JSON.stringify({ ...ask.body, ...changes });
    values[name] = JSON.stringify(value);
  }
  return spliceMembers(ask.text, ask.members, values);
}

/** A chat completion as this host takes it. */
export function toOpenAiRequest(
  host: OpenAiHost,
  ask: ChatAsk,
  target: Target,
  bounds: RequestBounds,
): UpstreamRequest {
  const { path, headers } = host.address(target, "/chat/completions");
  return {
    path,
    headers: [
      "content-type",
      "application/json",
      "accept",
      ask.stream ? "text/event-stream" : "application/json",
      "user-agent",
      "turnpike",
      ...headers,
    ],
    body: toOpenAiBody(ask, target, bounds, host.quirks(target.provider)),
  };
}

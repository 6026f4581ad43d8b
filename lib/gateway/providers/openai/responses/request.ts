import type { ChatAsk } from "../../../call";
import { spliceMembers } from "../../../parse/json-members";
import type { RequestBounds, Target, UpstreamRequest } from "../../provider";
import type { OpenAiHost } from "../host";

/** The caller's own bytes but for the model's name and the output bound. */
function toBody(ask: ChatAsk, { upstreamModel }: Target, { maxOutputTokens }: RequestBounds): string {
  const changes: Record<string, unknown> = {};
  if (ask.native.model !== upstreamModel) changes.model = upstreamModel;
  if (maxOutputTokens !== null) changes.max_output_tokens = maxOutputTokens;
  // A repeated key is read differently by different parsers: then only our reading goes out.
  if (ask.members.repeated) return JSON.stringify({ ...ask.native, ...changes });
  const values = Object.entries(changes).map(([name, value]) => [name, JSON.stringify(value)]);
  return spliceMembers(ask.text, ask.members, Object.fromEntries(values));
}

/** A Responses call to a host that speaks this protocol itself. */
export function toResponsesRequest(
  host: OpenAiHost,
  ask: ChatAsk,
  target: Target,
  bounds: RequestBounds,
): UpstreamRequest {
  const { path, headers } = host.address(target, "/responses");
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
      ...ask.nativeHeaders,
    ],
    body: toBody(ask, target, bounds),
  };
}

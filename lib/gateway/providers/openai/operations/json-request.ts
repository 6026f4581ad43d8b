import type { JsonAsk } from "../../../operations/ask";
import { spliceMembers } from "../../../parse/json-members";
import type { Target, UpstreamRequest } from "../../provider";
import type { Address } from "./address";

type Changes = {
  /** Members that are set, by name. */
  set?: Record<string, unknown>;
  /** Members that are ours and not the provider's. */
  drop?: readonly string[];
  accept?: string;
};

/** The caller's own bytes but for the model's name and the changes. */
export function toJsonRequest<B extends Record<string, unknown>>(
  address: Address,
  endpoint: string,
  { text, members, body }: JsonAsk<B>,
  target: Target,
  { set = {}, drop = [], accept = "application/json" }: Changes = {},
): UpstreamRequest {
  const { path, headers } = address(target, endpoint);
  const changes: Record<string, unknown> = { ...set, model: target.upstreamModel };
  return {
    path,
    headers: ["content-type", "application/json", "accept", accept, "user-agent", "turnpike", ...headers],
    body: changedBody(),
  };

  function changedBody(): string {
    // A repeated key is read differently by different parsers: then only our reading goes out.
    if (members.repeated || drop.some((name) => members.spans.has(name))) {
      const dropped = drop.map((name) => [name, undefined]);
      return JSON.stringify({ ...body, ...Object.fromEntries(dropped), ...changes });
    }
    const values = Object.entries(changes).map(([name, value]) => [name, JSON.stringify(value)]);
    return spliceMembers(text, members, Object.fromEntries(values));
  }
}

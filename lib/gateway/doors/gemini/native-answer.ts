import { findLateObject, scanMembers, spliceMembers } from "../../parse/json-members";
import type { MeasuredUsage } from "../../settle/measured-usage";
import { toGeminiUsage } from "./usage";

const USAGE = "usageMetadata";

function withMember(object: string, member: string): string {
  const close = object.lastIndexOf("}");
  const comma = object.slice(0, close).trimEnd().endsWith("{") ? "" : ",";
  return `${object.slice(0, close)}${comma}${member}${object.slice(close)}`;
}

/** Google's own bytes with `cost` in the usage; the whole usage is ours where it gave none. */
export function withCost(text: string, measured: MeasuredUsage, reported: boolean): string {
  const cost = `"cost":${JSON.stringify(measured.costNanos / 1e9)}`;
  const late = reported ? findLateObject(text, USAGE) : null;
  if (late) return text.slice(0, late[0]) + withMember(text.slice(...late), cost) + text.slice(late[1]);
  const members = scanMembers(text);
  const span = members.spans.get(USAGE);
  const own = span ? text.slice(...span) : "";
  const isPriced = reported && own.trim().startsWith("{");
  return spliceMembers(text, members, {
    [USAGE]: isPriced ? withMember(own, cost) : JSON.stringify(toGeminiUsage(measured)),
  });
}

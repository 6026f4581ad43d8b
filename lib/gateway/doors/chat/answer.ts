import { findLateObject, scanMembers, spliceMembers } from "../../parse/json-members";
import { type MeasuredUsage, toChatUsage } from "../../settle/measured-usage";

const OPEN_OBJECT = 0x7b;

/** The provider's own bytes with `cost` in the usage; the whole usage is ours where the provider gave none. */
export function withCost(text: string, measured: MeasuredUsage, reported: boolean): string {
  const cost = JSON.stringify(measured.costNanos / 1e9);
  const late = reported ? findLateObject(text, "usage") : null;
  if (late) {
    const close = late[1] - 1;
    const comma = text.charCodeAt(close - 1) === OPEN_OBJECT ? "" : ",";
    return `${text.slice(0, close)}${comma}"cost":${cost}${text.slice(close)}`;
  }
  const members = scanMembers(text);
  const span = members.spans.get("usage");
  if (reported && span && !members.repeated) {
    const own = text.slice(...span).trim();
    const close = own.lastIndexOf("}");
    const comma = own.slice(0, close).trim().endsWith("{") ? "" : ",";
    return spliceMembers(text, members, { usage: `${own.slice(0, close)}${comma}"cost":${cost}}` });
  }
  return spliceMembers(text, members, { usage: JSON.stringify(toChatUsage(measured)) });
}

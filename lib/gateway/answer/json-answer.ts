import { scanMembers, spliceMembers } from "../parse/json-members";
import { type MeasuredUsage, toChatUsage } from "../settle/measured-usage";

/** The provider's own bytes with `cost` in the usage; the whole usage is ours where the provider gave none. */
export function withCost(text: string, measured: MeasuredUsage, reported: boolean): string {
  const members = scanMembers(text);
  const span = members.spans.get("usage");
  const cost = JSON.stringify(measured.costNanos / 1e9);
  if (reported && span && !members.repeated) {
    const own = text.slice(...span).trim();
    const close = own.lastIndexOf("}");
    const comma = own.slice(0, close).trim().endsWith("{") ? "" : ",";
    return spliceMembers(text, members, { usage: `${own.slice(0, close)}${comma}"cost":${cost}}` });
  }
  return spliceMembers(text, members, { usage: JSON.stringify(toChatUsage(measured)) });
}

import type { Role } from "@/lib/access";
import type { ChannelType } from "@/lib/contract/alert-channels";
import { AppError } from "@/lib/core/errors";
import { parseHookUrl, requireReachable } from "../delivery/public-address";
import { sealUrl } from "./channel-secrets";

type Written = { roles: Role[]; addresses: string[]; url: string };

/** The columns of whom a channel reaches; 400 when that is nobody, or a place that alerts are not sent to. */
export async function toAddressColumns(type: ChannelType, { roles, addresses, url }: Written) {
  if (type === "email") {
    if (roles.length + addresses.length === 0) {
      throw new AppError("invalid_request", "Choose a role, or write an address.", { param: "addresses" });
    }
    return { roles, addresses, urlEnc: null, label: [...roles, ...addresses].join(", ") };
  }
  const parsed = parseHookUrl(url);
  await requireReachable(parsed);
  return { roles: [], addresses: [], urlEnc: sealUrl(parsed.href), label: labelOf(type, parsed) };
}

/** What of an address may be shown: Slack's path is its password, and so may be a query. */
function labelOf(type: ChannelType, { host, pathname, search }: URL): string {
  if (type === "slack") return `${host}/…`;
  return `${host}${pathname === "/" ? "" : pathname}${search ? "?…" : ""}`;
}

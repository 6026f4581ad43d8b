import { type LookupAddress, lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";

/** What an installation lets webhooks reach: the internet alone, or with WEBHOOK_PRIVATE_ADDRESSES its own network too. */
type Reach = "public" | "private";

function reach(): Reach {
  return env().WEBHOOK_PRIVATE_ADDRESSES === "true" ? "private" : "public";
}

/** Ranges that a private reach adds. Link-local and metadata addresses are never reached. */
const PRIVATE_RANGES = new Set(["loopback", "private", "uniqueLocal"]);
const METADATA = ["fd00:ec2::254/128", "fd20:ce::254/128"].map((range) => ipaddr.parseCIDR(range));
const PRIVATE_NAMES =
  /^(localhost|metadata|instance-data|[^.]+)$|\.(localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/;

/** Whether a webhook may be sent to this IP address. IPv4 inside IPv6 is judged as what it is, tunnels and translations are refused. */
export function isReachable(address: string, to: Reach = reach()): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address.replace(/%.*$/, ""));
  if (METADATA.some(([range, bits]) => ip.kind() === range.kind() && ip.match(range, bits))) return false;
  const range = ip.range();
  return range === "unicast" || (to === "private" && PRIVATE_RANGES.has(range));
}

/**
 * The address as the URL standard reads it; 400 unless it is https, without credentials, and neither is nor names a place inside.
 * What its name resolves to is judged by `requireReachable` and at each connection.
 */
export function parseHookUrl(text: string, to: Reach = reach()): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || /[\s\\\0]/.test(text))
    throw refused("Write a whole address, such as https://example.com/hook.");
  if (url.protocol !== "https:" && !(to === "private" && url.protocol === "http:")) {
    throw refused("The address must begin with https://.");
  }
  if (url.username || url.password) throw refused("The address must not carry a name or a password.");
  const host = hostOf(url);
  const isInside = ipaddr.isValid(host)
    ? !isReachable(host, to)
    : to === "public" && PRIVATE_NAMES.test(host);
  if (host === "" || isInside) throw refused();
  return url;
}

/** Throws 400 when the name resolves to a place inside, or to nothing. */
export async function requireReachable(url: URL): Promise<void> {
  const found = await new Promise<LookupAddress[]>((resolve) =>
    lookup(hostOf(url), { all: true }, (error, addresses) => resolve(error ? [] : addresses)),
  );
  if (found.length === 0) throw refused("This name does not resolve.");
  if (!found.every(({ address }) => isReachable(address))) throw refused();
}

/** For a connection: resolves a name and answers only when every address of it may be reached, so that what was judged is what is met. */
export const reachableLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    if (addresses.length > 0 && addresses.every(({ address }) => isReachable(address))) {
      return options.all
        ? callback(null, addresses)
        : callback(null, addresses[0]!.address, addresses[0]!.family);
    }
    callback(new Error("the address is inside a private network"), []);
  });
};

/** Without the brackets of IPv6 and a final dot. */
function hostOf(url: URL): string {
  return url.hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
}

function refused(message = "This address is inside a private network: alerts are sent to public ones only.") {
  return new AppError("invalid_request", message, { param: "url" });
}

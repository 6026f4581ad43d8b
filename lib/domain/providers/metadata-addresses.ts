import { lookup } from "node:dns/promises";
import ipaddr from "ipaddr.js";
import { AppError } from "@/lib/core/errors";

/**
 * Where clouds hand out credentials to whoever asks. Private hosts are allowed (Ollama and vLLM run there), these never are.
 */
const REFUSED = [
  "169.254.0.0/16",
  "fe80::/10",
  "fd00:ec2::254/128",
  "fd20:ce::254/128",
  "100.100.100.200/32",
  "192.0.0.192/32",
  "0.0.0.0/8",
  "224.0.0.0/4",
  "ff00::/8",
].map((range) => ipaddr.parseCIDR(range));
const REFUSED_NAMES = new Set(["metadata.google.internal", "metadata.goog", "metadata", "instance-data"]);

function isRefused(address: string): boolean {
  const ip = ipaddr.process(address);
  return REFUSED.some(([range, bits]) => ip.kind() === range.kind() && ip.match(range, bits));
}

/** Throws 400 for an address that is, or resolves to, a metadata or link-local address. A name that does not resolve passes. */
export async function requireAllowedHost(address: string, param = "baseUrl"): Promise<void> {
  const host = new URL(address).hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const addresses = ipaddr.isValid(host) ? [host] : await resolve(host);
  if (!REFUSED_NAMES.has(host.toLowerCase()) && !addresses.some(isRefused)) return;
  throw new AppError(
    "invalid_request",
    "This address is reserved for a cloud's metadata; no provider lives there.",
    {
      param,
    },
  );
}

async function resolve(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.map((each) => each.address.replace(/%.*$/, ""));
}

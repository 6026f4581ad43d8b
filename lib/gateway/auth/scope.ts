import ipaddr from "ipaddr.js";
import { AppError } from "@/lib/core/errors";
import type { Caller } from "../call";

function denied(layer: string, message: string): AppError {
  return new AppError("permission_denied", message, { extra: { layer } });
}

/** True when `slug` is in a list of slugs and `vendor/*` patterns; an empty list allows all. */
export function allowsModel(patterns: readonly string[], slug: string): boolean {
  if (patterns.length === 0) return true;
  return patterns.some(
    (pattern) =>
      pattern === slug ||
      pattern === "*" ||
      (pattern.endsWith("/*") && slug.startsWith(pattern.slice(0, -1))),
  );
}

/** 403 that names the layer when the key or its project does not include this model. */
export function requireModelAllowed({ key, project }: Caller, slug: string): void {
  if (!allowsModel(key.allowedModels, slug)) throw denied("key", `This key may not call ${slug}.`);
  if (!allowsModel(project.allowedModels, slug))
    throw denied("project", `This key's project may not call ${slug}.`);
}

/** 403 unless the key may call models. */
export function requireInference({ key }: Caller): void {
  if (!key.mayInfer) throw denied("key", "This key may not call models: it has no `inference` permission.");
}

/** 403 unless the key may read the usage of its organization. */
export function requireUsageReading({ key }: Caller): void {
  if (!key.mayReadUsage)
    throw denied("key", "This key may not read the organization's usage: it has no `usage.read` permission.");
}

/** 403 unless the key's scope includes `endpoint` (`chat.completions`, `models`). */
export function requireEndpointAllowed({ key }: Caller, endpoint: string): void {
  if (key.allowedEndpoints.length === 0 || key.allowedEndpoints.includes(endpoint)) return;
  throw denied("key", `This key may not use ${endpoint}.`);
}

type Range = { address: ipaddr.IPv4 | ipaddr.IPv6; bits: number };

const parsedRanges = new WeakMap<readonly string[], Range[]>();

function rangesOf(cidrs: readonly string[]): Range[] {
  let ranges = parsedRanges.get(cidrs);
  if (!ranges) {
    ranges = cidrs.map((text) => {
      const [address, bits] = text.includes("/")
        ? ipaddr.parseCIDR(text)
        : [ipaddr.parse(text), ipaddr.parse(text).kind() === "ipv4" ? 32 : 128];
      return { address: address as ipaddr.IPv4 | ipaddr.IPv6, bits: bits as number };
    });
    parsedRanges.set(cidrs, ranges);
  }
  return ranges;
}

/** 403 unless the caller's address is in one of the key's ranges. */
export function requireAddressAllowed({ key }: Caller, address: string): void {
  if (key.allowedCidrs.length === 0) return;
  if (ipaddr.isValid(address)) {
    const client = ipaddr.process(address);
    for (const range of rangesOf(key.allowedCidrs)) {
      if (client.kind() === range.address.kind() && client.match([range.address, range.bits] as never))
        return;
    }
  }
  throw denied("key", `This key may not be used from ${address}.`);
}

import type { Client } from "@/lib/access";
import { env } from "@/lib/core/env";

const USER_AGENT_LENGTH_MAX = 300;

/**
 * Who calls. `instrumentation.ts` overwrites x-forwarded-for with the socket's address unless TRUST_PROXY is set; then
 * the last entry is the one that our own proxy wrote.
 */
export function clientOf(headers: Headers): Client {
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const address = env().TRUST_PROXY === "true" ? hops.at(-1) : hops[0];
  return {
    // A dual-stack socket writes an IPv4 peer as ::ffff:192.0.2.1.
    ip: address?.replace(/^::ffff:(?=\d+\.)/, "") || "unknown",
    userAgent: (headers.get("user-agent") ?? "").slice(0, USER_AGENT_LENGTH_MAX),
  };
}

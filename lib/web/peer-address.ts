import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { env } from "@/lib/core/env";

/**
 * Next passes a client's own x-forwarded-for on, so anybody could evade the limits by address. Without a trusted proxy
 * in front, the header becomes the socket's address before Next sees the request.
 */
export function keepPeerAddress(): void {
  if (env().TRUST_PROXY === "true") return;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "unknown";
  });
}

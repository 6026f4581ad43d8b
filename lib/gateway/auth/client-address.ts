import type { IncomingMessage } from "node:http";

/** The caller's address; the last hop of X-Forwarded-For only when a proxy of ours is known to set it. */
export function clientAddress(req: IncomingMessage, trustProxy: boolean): string {
  const socketAddress = req.socket.remoteAddress ?? "";
  if (!trustProxy) return socketAddress;
  const forwarded = req.headers["x-forwarded-for"];
  const last = (Array.isArray(forwarded) ? forwarded.join(",") : forwarded)?.split(",").at(-1)?.trim();
  return last || socketAddress;
}

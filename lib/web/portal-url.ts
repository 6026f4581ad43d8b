import { env } from "@/lib/core/env";

/** True when browsers reach the portal over https: cookies are then Secure, with the prefix that enforces it. */
export function isSecurePortal(): boolean {
  return new URL(env().PORTAL_URL).protocol === "https:";
}

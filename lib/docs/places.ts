import { env } from "@/lib/core/env";
import type { Places } from "./guides/fill-placeholders";

/** This installation's addresses, without a slash at the end. */
export function places(): Places {
  const { GATEWAY_URL, PORTAL_URL } = env();
  return { gatewayUrl: GATEWAY_URL.replace(/\/+$/, ""), portalUrl: PORTAL_URL.replace(/\/+$/, "") };
}

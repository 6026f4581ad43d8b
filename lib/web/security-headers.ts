import { env } from "@/lib/core/env";
import { isSecurePortal } from "./portal-url";

const HSTS_SECONDS = 63_072_000;

/** Scripts run only with this answer's nonce; connections go only to the portal and the gateway. */
export function pageSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  const gateway = new URL(env().GATEWAY_URL).origin;
  const directives = {
    "default-src": "'self'",
    // React's development build evaluates strings for its stack traces.
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob: https:",
    "font-src": "'self'",
    "connect-src": `'self' ${gateway}${isDevelopment ? " ws:" : ""}`,
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

/** JSON answers load nothing and are framed by nobody. */
export const API_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** What every answer of the portal carries. */
export function commonSecurityHeaders(): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "cross-origin-opener-policy": "same-origin",
    ...(isSecurePortal() && { "strict-transport-security": `max-age=${HSTS_SECONDS}; includeSubDomains` }),
  };
}

import { decode, encode } from "next-auth/jwt";
import { env } from "@/lib/core/env";
import { DAY_MS, SECOND_MS } from "@/lib/core/time";
import { isSecurePortal } from "./portal-url";

export const SESSION_SECONDS_MAX = (30 * DAY_MS) / SECOND_MS;

export function sessionCookieName(): string {
  return `${isSecurePortal() ? "__Host-" : ""}turnpike-session`;
}

/** The value that next-auth puts in the cookie for this session; tests use it to be signed in. */
export async function sealSessionCookie(sessionId: string): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: env().TURNPIKE_SECRET, maxAge: SESSION_SECONDS_MAX });
}

/** The session id inside a cookie value, or null when we did not make it. */
export async function openSessionCookie(value: string | undefined): Promise<string | null> {
  if (!value) return null;
  const token = await decode({ token: value, secret: env().TURNPIKE_SECRET }).catch(() => null);
  return typeof token?.sid === "string" ? token.sid : null;
}

/** One cookie of a Cookie header. */
export function readCookie(header: string | null, name: string): string | undefined {
  for (const part of (header ?? "").split(";")) {
    const [key, ...rest] = part.trim().split("=");
    if (key === name) return decodeURIComponent(rest.join("="));
  }
  return undefined;
}

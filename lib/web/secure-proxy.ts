import { type NextRequest, NextResponse } from "next/server";
import { randomToken } from "@/lib/core/crypto";
import { NONCE_HEADER } from "./nonce";
import { PATH_HEADER, pagePathOf } from "./page-path";
import { API_SECURITY_POLICY, commonSecurityHeaders, pageSecurityPolicy } from "./security-headers";

/** Puts the security headers on every answer; a page's policy has a nonce of its own. */
export function secureProxy(request: NextRequest): NextResponse {
  const isApi = request.nextUrl.pathname.startsWith("/api/");
  const nonce = randomToken(16);
  const policy = isApi
    ? API_SECURITY_POLICY
    : pageSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set(NONCE_HEADER, nonce);
  headers.set(PATH_HEADER, pagePathOf(request.nextUrl));
  headers.set("content-security-policy", policy);
  const response = isApi ? NextResponse.next() : NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(commonSecurityHeaders())) response.headers.set(name, value);
  return response;
}

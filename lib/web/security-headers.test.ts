import { afterEach, expect, test } from "vitest";
import { env } from "@/lib/core/env";
import { clientOf } from "./client-address";
import { commonSecurityHeaders, pageSecurityPolicy } from "./security-headers";
import { sessionCookieName } from "./session-cookie";

process.env.DATABASE_URL ??= "postgresql://nowhere";
const set = (settings: object) => Object.assign(env(), settings);

afterEach(() => {
  set({ PORTAL_URL: "http://localhost:3000", GATEWAY_URL: "http://localhost:4000", TRUST_PROXY: "false" });
});

test("a page runs only scripts with its nonce, is framed by nobody, and reaches only the portal and the gateway", () => {
  set({ GATEWAY_URL: "https://gateway.example/base" });
  const policy = pageSecurityPolicy("abc", false);
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).toContain("connect-src 'self' https://gateway.example;");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe-eval");
});

test("over https cookies and transport are locked to it; over http they are not, so that localhost works", () => {
  expect(commonSecurityHeaders()).not.toHaveProperty("strict-transport-security");
  expect(sessionCookieName()).toBe("turnpike-session");
  set({ PORTAL_URL: "https://portal.example" });
  expect(commonSecurityHeaders()["strict-transport-security"]).toContain("max-age=63072000");
  expect(sessionCookieName()).toBe("__Host-turnpike-session");
});

test("behind a trusted proxy the address is what that proxy wrote, not what the caller claims", () => {
  const headers = new Headers({ "x-forwarded-for": "6.6.6.6, 203.0.113.9", "user-agent": "x".repeat(1_000) });
  set({ TRUST_PROXY: "true" });
  expect(clientOf(headers)).toMatchObject({ ip: "203.0.113.9" });
  expect(clientOf(headers).userAgent).toHaveLength(300);
  expect(clientOf(new Headers({ "x-forwarded-for": "::ffff:192.0.2.1" })).ip).toBe("192.0.2.1");
});

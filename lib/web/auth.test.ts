import NextAuth from "next-auth";
import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { now } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createTestUser, PASSWORD } from "@/lib/domain/accounts/testing";
import { authOptions } from "./auth-options";
import { findCaller } from "./caller";
import { startIssuer } from "./testing/oidc-issuer";

useTestDatabase();

let idp: Awaited<ReturnType<typeof startIssuer>>;
beforeAll(async () => {
  process.env.NEXTAUTH_URL = env().PORTAL_URL;
  idp = await startIssuer("turnpike");
  Object.assign(env(), { OIDC_ISSUER: idp.issuer, OIDC_CLIENT_ID: "turnpike", OIDC_CLIENT_SECRET: "s" });
});
afterAll(() => idp.close());

/** What next-auth answers to a request handed over the way of its Node handler, which needs no Next server around it. */
class Answer {
  statusCode = 200;
  body: unknown;
  readonly headers = new Map<string, unknown>();

  status(code: number) {
    this.statusCode = code;
    return this;
  }
  getHeader = (name: string) => this.headers.get(name.toLowerCase());
  setHeader = (name: string, value: unknown) => void this.headers.set(name.toLowerCase(), value);
  json = (body: unknown) => this.send(body);
  end = () => {};
  send(body: unknown) {
    this.body = body;
  }
  get redirect() {
    return this.headers.get("location") as string;
  }
}

/** A browser: keeps cookies and speaks to next-auth as the route file has it. */
class Browser {
  readonly cookies: Record<string, string> = {};

  async send(method: string, path: string, rest: { body?: object; query?: object } = {}) {
    const headers = { "x-forwarded-for": newId("request"), "user-agent": "vitest" };
    const { query, body } = rest;
    const nextauth = path.split("/");
    const request = { method, headers, cookies: { ...this.cookies }, query: { ...query, nextauth }, body };
    const answer = new Answer();
    await NextAuth(request as never, answer as never, authOptions(new Headers(headers)));
    for (const line of (answer.getHeader("set-cookie") ?? []) as string[]) {
      const [name, value] = line.split(";")[0]!.split("=") as [string, string];
      this.cookies[name] = decodeURIComponent(value);
    }
    return answer;
  }

  async post(path: string, body: object) {
    const { body: csrf } = await this.send("GET", "csrf");
    const csrfToken = (csrf as { csrfToken: string }).csrfToken;
    return this.send("POST", path, { body: { ...body, csrfToken, callbackUrl: "/" } });
  }

  caller() {
    const cookie = Object.entries(this.cookies).map(
      ([name, value]) => `${name}=${encodeURIComponent(value)}`,
    );
    return findCaller(new Headers({ cookie: cookie.join("; ") }), now());
  }
}

const signIn = (browser: Browser, email: string, password: string) =>
  browser.post("callback/credentials", { email, password });

test("a password opens a session in the cookie that every request is known by, and signing out ends its row", async () => {
  const { user } = await createTestUser();
  const browser = new Browser();
  expect(await browser.caller()).toBeNull();
  await signIn(browser, ` ${user.email.toUpperCase()} `, PASSWORD);
  const caller = await browser.caller();
  expect(caller).toMatchObject({ id: user.id });
  const stolen = Object.assign(new Browser(), { cookies: { ...browser.cookies } });
  await browser.post("signout", {});
  expect(await stolen.caller()).toBeNull();
  const row = await db().userSession.findUniqueOrThrow({ where: { id: caller!.sessionId } });
  expect(row.revokedAt).not.toBeNull();
});

test("a refusal carries the error body, so that the form can show its words and field", async () => {
  const { user } = await createTestUser();
  for (const [email, password] of [
    [user.email, "wrong"],
    ["not an address", PASSWORD],
  ] as const) {
    const { redirect } = await signIn(new Browser(), email, password);
    const said = JSON.parse(new URL(redirect, env().PORTAL_URL).searchParams.get("error")!);
    expect(said.error).toMatchObject({
      code: "unauthenticated",
      message: "The e-mail address or the password is wrong.",
    });
  }
});

test("a sign-in without the CSRF token of its own browser opens nothing", async () => {
  const { user } = await createTestUser();
  const browser = new Browser();
  await browser.send("POST", "callback/credentials", {
    body: { email: user.email, password: PASSWORD, csrfToken: "forged" },
  });
  expect(await browser.caller()).toBeNull();
});

async function signInWithIssuer(browser: Browser, claims: Parameters<typeof idp.approve>[1]) {
  const { redirect } = await browser.post("signin/oidc", {});
  return browser.send("GET", "callback/oidc", { query: idp.approve(new URL(redirect), claims) });
}

test("an OpenID Connect issuer signs a new person up, and the same one in again", async () => {
  const claims = { sub: "s-1", email: "ida@example.com", email_verified: true, name: "Ida" };
  const browser = new Browser();
  await signInWithIssuer(browser, claims);
  const caller = await browser.caller();
  expect(caller).toMatchObject({ email: "ida@example.com", name: "Ida", emailVerified: true });
  expect(await db().member.count({ where: { userId: caller!.id, role: "owner" } })).toBe(1);
  const again = new Browser();
  await signInWithIssuer(again, { ...claims, email: "new@example.com", email_verified: false });
  expect((await again.caller())?.id).toBe(caller!.id);
});

test("an issuer that does not vouch for the address is sent back to the log-in page with the reason", async () => {
  const browser = new Browser();
  const { redirect } = await signInWithIssuer(browser, { sub: "s-2", email: "eve@example.com" });
  expect(redirect).toMatch(/^\/login\?notice=unverified_address$/);
  expect(await browser.caller()).toBeNull();
});

test("an answer of the issuer for another browser's request opens nothing", async () => {
  const victim = new Browser();
  const attacker = new Browser();
  const { redirect } = await attacker.post("signin/oidc", {});
  await victim.post("signin/oidc", {});
  const query = idp.approve(new URL(redirect), {
    sub: "s-3",
    email: "mallory@example.com",
    email_verified: true,
  });
  await victim.send("GET", "callback/oidc", { query });
  expect(await victim.caller()).toBeNull();
});

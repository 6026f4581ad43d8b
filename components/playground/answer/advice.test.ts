import { expect, test } from "vitest";
import { ERRORS } from "@/lib/core/errors";
import { docsPages, outline } from "@/lib/docs";
import { adviceFor } from "./advice";

const of = (status: number, code: string, retryAfter?: number) =>
  adviceFor({ status, code, message: "", retryAfter }, "acme");

test("who has no money left is led to where it can be raised", () => {
  expect(of(402, "budget_exceeded").ways[0]).toEqual({ label: "Budgets", href: "/acme/limits" });
  expect(of(402, "credits_exhausted").ways[0]).toEqual({ label: "Credit", href: "/acme/billing" });
});

test("a limit that passes says how long to wait", () => {
  expect(of(429, "rate_limit_exceeded").text).toBe("Wait a moment, then ask again.");
  expect(of(429, "rate_limit_exceeded", 0.2).text).toBe("Wait a second, then ask again.");
  expect(of(429, "rate_limit_exceeded", 41).text).toBe("Wait 41 seconds, then ask again.");
  expect(of(429, "rate_limit_exceeded", 5_400).text).toBe("Wait 90 minutes, then ask again.");
  expect(of(429, "rate_limit_exceeded", 40_000).text).toBe("Wait 12 hours, then ask again.");
});

test("every code of the gateway is explained by a section that the errors guide has", () => {
  const places = { gatewayUrl: "http://gateway.example", portalUrl: "http://portal.example" };
  const guide = docsPages(places).find(({ path }) => path === "/docs/guides/errors")!;
  const sections = new Set(outline(guide.markdown).map(({ id }) => `/docs/guides/errors#${id}`));
  for (const [code, { status }] of Object.entries(ERRORS)) {
    const href = of(status, code).ways.at(-1)?.href;
    expect(sections, code).toContain(href);
  }
});

test("an error that no provider's word is known for leads nowhere, and does not pretend", () => {
  expect(of(200, "engine_overheated")).toEqual({ text: null, ways: [] });
  expect(of(500, "toString")).toEqual({
    text: "Ask again in a moment, or choose another model.",
    ways: [],
  });
});

import { expect, test } from "vitest";
import { pagePathOf } from "./page-path";

test("the log-in page leads back to the very page: its query is kept, what the router adds is not", () => {
  const at = (href: string) => pagePathOf(new URL(href, "http://portal.example"));
  expect(at("/acme/playground?preset=prs_1&_rsc=1x2y")).toBe("/acme/playground?preset=prs_1");
  expect(at("/acme/keys?_rsc=1x2y")).toBe("/acme/keys");
  expect(at("/acme?a=1&a=2")).toBe("/acme?a=1&a=2");
});

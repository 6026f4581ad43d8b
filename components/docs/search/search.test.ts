import { expect, test } from "vitest";
import { docsPages } from "@/lib/docs";
import { searchDocuments } from "@/lib/docs/search/search-documents";
import { createSearch } from "./find-documents";
import { excerpt, markWords } from "./mark-words";

const pages = docsPages({ gatewayUrl: "https://gateway.example", portalUrl: "https://portal.example" });
const models = [
  { slug: "acme/zephyr-mini", name: "Zephyr Mini", description: "Small and quick." },
  { slug: "acme/zephyr", name: "Zephyr", description: "Large, with tools and streaming." },
];
const search = createSearch(searchDocuments(pages, models));

test.each([
  ["idempotency", "/docs/guides/errors#send-a-call-twice-pay-once"],
  ["budget_exceeded", "/docs/guides/errors#402-budget_exceeded"],
  ["402", "/docs/guides/errors#402-budget_exceeded"],
  ["x-ratelimit-remaining-tokens", "/docs/guides/limits#headers"],
  ["rotate", "/docs/guides/keys#rotate-without-an-outage"],
  ["json schema", "/docs/guides/structured-output#by-a-schema"],
  ["openrouter", "/docs/guides/moving#from-openrouter"],
  ["claude code", "/docs/guides/from-a-subscription#settings-of-usual-tools"],
  ["stop a stream", "/docs/guides/streaming#stop-early"],
  ["embeddings", "/docs/reference#embeddings-create"],
  ["POST /v1/images/generations", "/docs/reference#images-generate"],
  ["zephyr mini", "/models/acme/zephyr-mini"],
  ["streeming", "/docs/guides/streaming"],
  ["prompt cache", "/docs/guides/cost-control#let-providers-cache-your-prompts"],
])("%s is among the first five results", (text, href) => {
  expect(
    search(text)
      .slice(0, 5)
      .map((hit) => hit.href),
  ).toContain(href);
});

test("every result is a page or an anchor that is there, and no two are the same", () => {
  const documents = searchDocuments(pages, models);
  const hrefs = documents.map(({ href }) => href);
  expect(new Set(hrefs).size).toBe(hrefs.length);
  const paths = new Set([...pages.map(({ path }) => path), ...models.map(({ slug }) => `/models/${slug}`)]);
  expect(hrefs.filter((href) => !paths.has(href.split("#")[0]!))).toEqual([]);
});

test("a page comes before its sections, and a result shows what is read, not what only finds it", () => {
  expect(search("rate limit")[0]?.href).toBe("/docs/guides/limits");
  const [named] = search("limitNanos").filter(({ kind }) => kind === "endpoint");
  expect(named?.text).toMatch(/^(GET|POST|PATCH|PUT|DELETE) \/api\/\S+$/);
  const [coded] = search("Claude Code");
  expect(coded?.text).toContain("Claude Code · ANTHROPIC_BASE_URL=");
  const [called] = search("curl -N");
  expect(called?.href).toBe("/docs/guides/streaming#read-a-stream");
  expect(called?.text).not.toContain("curl");
});

test("nothing and nonsense find nothing; of words that stand nowhere together some are enough", () => {
  expect(search("  ")).toEqual([]);
  expect(search("qqqqzzzz")).toEqual([]);
  expect(search("streaming qqqqzzzz")[0]?.href).toContain("streaming");
});

test("hits mark the words that were found, in the excerpt around the first", () => {
  const text = `${"before ".repeat(40)}the Budget is here`;
  const line = excerpt(text, ["budget"]);
  expect(line.startsWith("… before ")).toBe(true);
  expect(excerpt(`${"word ".repeat(40)}`, ["word"])).toMatch(/^(word )+…$/);
  expect(markWords(line, ["budget"]).filter((part) => part.isHit)).toEqual([{ text: "Budget", isHit: true }]);
  expect(
    markWords(line, ["budget"])
      .map((part) => part.text)
      .join(""),
  ).toBe(line);
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ERRORS } from "@/lib/core/errors";
import { listSandboxModels } from "@/lib/domain/catalog";
import { byGroup, docsPages, llmsFullText, llmsText, outline, pageText } from ".";
import { gatewayOperations, managementOperations } from "./reference/prepare-operations";

const PLACES = { gatewayUrl: "https://gateway.example", portalUrl: "https://portal.example" };
const pages = docsPages(PLACES);
const guides = pages.filter(({ kind }) => kind === "guide");
const ROOT = join(import.meta.dirname, "../..");

/** Pages of the portal that a guide may lead to, by the folder that answers them. */
const OTHER_PAGES: Record<string, string> = {
  "/signup": "app/(auth)/signup/page.tsx",
  "/login": "app/(auth)/login/page.tsx",
  "/models": "app/(public)/models/page.tsx",
};

function anchorsOf(path: string): Set<string> {
  const page = pages.find((each) => each.path === path)!;
  if (page.kind !== "reference") return new Set(outline(page.markdown).map(({ id }) => id));
  const operations = path === "/docs/reference" ? gatewayOperations() : managementOperations();
  return new Set(
    operations.flatMap(({ anchor, tag }) => [anchor, `tag-${tag.toLowerCase().replace(/\W+/g, "-")}`]),
  );
}

const linksOf = (markdown: string) => [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!);

describe("guides", () => {
  test("are the files of docs/guides, each once, in the order that they give", () => {
    const files = readdirSync(join(ROOT, "docs/guides")).filter((name) => /^[a-z-]+\.md$/.test(name));
    expect(guides.map(({ path }) => `${path.split("/").at(-1)}.md`).sort()).toEqual(files.sort());
    expect(guides[0]?.path).toBe("/docs/guides/first-call");
  });

  test.each(guides.map((guide) => [guide.path, guide] as const))(
    "%s: every link and anchor leads somewhere",
    (_, guide) => {
      const broken = linksOf(guide.markdown).filter((link) => {
        if (/^https?:/.test(link)) return false;
        const [path, anchor] = link.startsWith("#") ? [guide.path, link.slice(1)] : link.split("#");
        const file = OTHER_PAGES[path!];
        if (file) return !existsSync(join(ROOT, file));
        if (!pages.some((page) => page.path === path)) return true;
        return anchor !== undefined && !anchorsOf(path!).has(anchor);
      });
      expect(broken).toEqual([]);
    },
  );

  test("name this installation's addresses, and leave no placeholder unfilled", () => {
    const all = guides.map(({ markdown }) => markdown).join("\n");
    expect(all).toContain("https://gateway.example/v1/chat/completions");
    expect(all).not.toMatch(/\{\{|localhost/);
  });

  test("of a group follow each other, so that the navigation and the reading order agree", () => {
    const listed = byGroup(pages).flatMap(([, items]) => items.map(({ path }) => path));
    expect(listed).toEqual(pages.map(({ path }) => path));
  });

  test("name models of the sandbox that every installation has, and tell of each", () => {
    const known = listSandboxModels();
    const all = guides.map(({ markdown }) => markdown).join("\n");
    const named = new Set(all.match(/\bsandbox\/[a-z0-9-]+/g));
    expect([...named].sort()).toEqual(known.map(({ slug }) => slug).sort());
    for (const { slug, purpose } of known) expect(all).toContain(`| \`${slug}\` | ${purpose} |`);
  });

  test("explain every error code that there is, under its status", () => {
    const ids = anchorsOf("/docs/guides/errors");
    const missing = Object.entries(ERRORS).filter(([code, { status }]) => !ids.has(`${status}-${code}`));
    expect(missing).toEqual([]);
  });

  test("have no two headings of the same name, so that an anchor stays what it is", () => {
    for (const { path, markdown } of guides) {
      const texts = outline(markdown).map(({ text }) => text);
      expect(new Set(texts).size, path).toBe(texts.length);
    }
  });
});

describe("texts for programs", () => {
  test("a page's text is its title, its description and its source, with whole addresses", () => {
    const errors = guides.find(({ path }) => path.endsWith("/errors"))!;
    const text = pageText(errors, PLACES.portalUrl);
    expect(text.startsWith(`# ${errors.title}\n\n> ${errors.description}\n\n## What an error`)).toBe(true);
    const source = readFileSync(join(ROOT, "docs/guides/errors.md"), "utf8");
    const lines = source
      .split("\n")
      .slice(5)
      .filter((line) => line && !line.includes("{{") && !line.includes("](/"));
    expect(lines.filter((line) => !text.includes(line))).toEqual([]);
    expect(text).not.toMatch(/\]\(\//);
  });

  test("llms.txt names the text of every page but the overview, and llms-full.txt holds every guide whole", () => {
    const short = llmsText(PLACES);
    const named = [...short.matchAll(/\]\(https:\/\/portal\.example(\S+)\.md\)/g)].map((match) => match[1]);
    expect(named).toEqual(pages.filter(({ kind }) => kind !== "overview").map(({ path }) => path));
    const full = llmsFullText(PLACES);
    for (const guide of guides) expect(full).toContain(pageText(guide, PLACES.portalUrl));
  });

  test("the reference's text has every endpoint, and each of its anchors once", () => {
    for (const [path, operations] of [
      ["/docs/reference", gatewayOperations()],
      ["/docs/management", managementOperations()],
    ] as const) {
      const { markdown } = pages.find((page) => page.path === path)!;
      expect(operations.filter((each) => !markdown.includes(`\`${each.method} ${each.path}\``))).toEqual([]);
      expect(new Set(operations.map(({ anchor }) => anchor)).size).toBe(operations.length);
    }
  });
});

test("an outline sees headings, not comments in code, and numbers names that come again", () => {
  const text = "intro\n## One `two`\ntext\n```bash\n# no heading\n```\n### Same\na\n### Same\nb";
  expect(outline(text).map(({ depth, id }) => [depth, id])).toEqual([
    [2, "one-two"],
    [3, "same"],
    [3, "same-1"],
  ]);
});

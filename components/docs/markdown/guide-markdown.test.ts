import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { docsPages, outline } from "@/lib/docs";
import { GuideMarkdown } from "./guide-markdown";

const draw = (markdown: string) => renderToStaticMarkup(createElement(GuideMarkdown, { markdown }));
const pages = docsPages({ gatewayUrl: "https://gateway.example", portalUrl: "https://portal.example" });

test.each(
  pages.filter(({ kind }) => kind !== "reference").map(({ path, markdown }) => [path, markdown] as const),
)("%s has the anchors on the page that its outline names", (_, markdown) => {
  const ids = [...draw(markdown).matchAll(/<h[23] id="([^"]+)"/g)].map((match) => match[1]);
  expect(ids).toEqual(outline(markdown).map(({ id }) => id));
});

describe("code in several languages", () => {
  test("is one group with a panel for each, the first in front; one language alone has no tabs", () => {
    const html = draw("```bash run\ncurl x\n```\n\n```python run\nprint()\n```\n\nthen\n\n```ts\nlet a\n```");
    const panels = [...html.matchAll(/role="tabpanel"[^>]*>/g)].map(([tag]) => tag.includes("hidden"));
    expect(panels).toEqual([false, true]);
    expect([...html.matchAll(/<figure/g)]).toHaveLength(3);
  });

  test("a language that comes again begins another example", () => {
    const html = draw("```bash\na\n```\n\n```bash\nb\n```");
    expect(html).not.toContain("tabpanel");
  });
});

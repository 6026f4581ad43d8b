import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import Markdown from "react-markdown";
import { describe, expect, test } from "vitest";
import { codeOf, splitBlocks } from "./split-blocks";

describe("blocks of Markdown", () => {
  test("end at blank lines, but not inside fences and lists with gaps", () => {
    const text = [
      "One",
      "",
      "- a",
      "",
      "- b",
      "",
      "  under b",
      "",
      "Two",
      "```ts",
      "",
      "x",
      "```",
      "",
      "Three",
    ].join("\n");
    expect(splitBlocks(text)).toEqual(["One", "- a\n\n- b\n\n  under b", "Two", "```ts\n\nx\n```", "Three"]);
  });

  test("lose nothing but blank lines", () => {
    const line = fc.constantFrom("", "text", "- item", "  deeper", "```", "~~~~", "1. one", "````js");
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const kept = (text: string) => text.split("\n").filter((each) => each.trim() !== "");
        expect(splitBlocks(lines.join("\n")).flatMap(kept)).toEqual(kept(lines.join("\n")));
      }),
    );
  });

  test("appended text changes the last block at most, or adds to it", () => {
    const before = splitBlocks("One\n\nTwo\n\nThr");
    expect(splitBlocks("One\n\nTwo\n\nThree\n\nFour").slice(0, 2)).toEqual(before.slice(0, 2));
  });

  test("are code on their own from an unindented fence to the one that closes it, not inside of a list", () => {
    const text = "Run:\n```sh\nls\n```\nThen:\n- a\n  ```\n  b\n  ```\n- c\n~~~\n```\n~~~";
    expect(splitBlocks(text)).toEqual([
      "Run:",
      "```sh\nls\n```",
      "Then:\n- a\n  ```\n  b\n  ```\n- c",
      "~~~\n```\n~~~",
    ]);
  });

  test("say what the text says: each line is of the same kind, drawn alone as in the whole", () => {
    const line = fc.constantFrom(
      "",
      "text",
      "- item",
      "  deeper",
      "```",
      "~~~~",
      "```a``` b",
      "````js",
      "> q",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const text = lines.join("\n");
        expect(drawn(splitBlocks(text).join("\n\n"))).toBe(drawn(text));
      }),
    );
  });
});

/** As a page shows it, but for the room between blocks: a list is loose or tight by it. */
const drawn = (markdown: string) =>
  renderToStaticMarkup(createElement(Markdown, null, markdown))
    .replace(/<\/?p>|\s+/g, " ")
    .replace(/ +/g, " ")
    .replace(/ ?(<[^>]+>) ?/g, "$1")
    .trim();

describe("the code of a block", () => {
  test.each([
    ["```ts\nlet a;\n```", { language: "ts", code: "let a;" }],
    ["```c++\nint a;\n\nint b;", { language: "c++", code: "int a;\n\nint b;" }],
    ["~~~ python title\n```\n~~~", { language: "python", code: "```" }],
    ["````\n```\n````", { language: "", code: "```" }],
    ["```", { language: "", code: "" }],
  ])("%j is what is between its fences, also while the second is missing", (block, code) => {
    expect(codeOf(block)).toEqual(code);
  });

  test.each(["```inline``` text", "  ```\nx\n  ```", "text"])("%j has none of its own", (block) => {
    expect(codeOf(block)).toBeNull();
  });

  test("of every block that begins with a fence is what Markdown makes of it", () => {
    const line = fc.constantFrom("", "x < y", "- item", "```", "~~~", "````");
    fc.assert(
      fc.property(
        fc.constantFrom("```ts", "~~~", "````"),
        fc.array(line, { maxLength: 8 }),
        (first, lines) => {
          for (const block of splitBlocks([first, ...lines].join("\n"))) {
            const code = codeOf(block);
            if (!code) continue;
            const text = code.code.replaceAll("<", "&lt;").trimEnd();
            expect(drawn(block)).toContain(text.replace(/\s+/g, " ").trim());
          }
        },
      ),
    );
  });
});

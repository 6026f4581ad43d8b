import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitBlocks } from "./split-blocks";

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
    expect(splitBlocks(text)).toEqual(["One", "- a\n\n- b\n\n  under b", "Two\n```ts\n\nx\n```", "Three"]);
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
});

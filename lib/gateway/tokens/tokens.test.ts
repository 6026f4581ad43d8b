import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { countPromptTokens } from "./chat-tokens";
import { countTokens } from "./count-tokens";
import { encodingOf, tokenTexts } from "./encoding";

const data = path.join(process.env.TURNPIKE_DATA ?? "../shared/data", "token-vectors");

describe("tokens", () => {
  it("a text cut into segments has the same count as the whole", async () => {
    const words =
      "The Würstchen cost 3,50 € — that's 'fine', isn't it?\n\n\tYes: naïve  cafés (two)… 文字，テスト。 ";
    const text = words.repeat(400);
    for (const name of ["o200k_base", "cl100k_base"]) {
      expect(await countTokens(name, [text])).toEqual({
        tokens: encodingOf(name).encode_ordinary(text).length,
        exact: true,
      });
    }
  });

  it("hostile texts are counted in bounded time", async () => {
    const started = performance.now();
    for (const text of [
      "x".repeat(1_000_000),
      " ".repeat(300_000),
      "文".repeat(200_000),
      "\u0301".repeat(100_000),
    ]) {
      expect((await countTokens("o200k_base", [text])).tokens).toBeGreaterThan(0);
    }
    expect(performance.now() - started).toBeLessThan(6_000);
  });

  it("the pieces of a text's tokens join to the text", () => {
    const text = "Hällo 🚂 文字 ﷽ world";
    expect(tokenTexts("o200k_base", text).join("")).toBe(text);
  });

  it.runIf(existsSync(data))("agrees with the reference vectors", async () => {
    const lines = (file: string) =>
      readFileSync(path.join(data, file), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
    for (const row of lines("text_counts.jsonl")) {
      const text = row.repeat ? row.repeat[0].repeat(row.repeat[1]) : row.text;
      for (const name of ["o200k_base", "cl100k_base"]) {
        expect([name, text.slice(0, 40), (await countTokens(name, [text])).tokens]).toEqual([
          name,
          text.slice(0, 40),
          row[name],
        ]);
      }
    }
    for (const row of lines("chat_function_overhead.jsonl")) {
      if (row.functions || row.tools) continue;
      expect((await countPromptTokens("o200k_base", row)).tokens, JSON.stringify(row)).toBe(row.tokens);
    }
  });
});

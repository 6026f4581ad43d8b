import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countPromptTokens } from "./chat-tokens";
import { countTokens } from "./count-tokens";
import { encodingOf, tokenTexts } from "./encoding";
import { writeFunctions } from "./function-definitions";

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

  it("a text of any characters, long unbroken runs among them, has the count of the tokenizer itself", async () => {
    const unit = fc.oneof(
      fc.constantFrom(
        "x",
        "Z",
        "aB",
        "1",
        " ",
        "  ",
        "\n",
        " \n",
        "\r\n",
        "\uFEFF",
        "\u0085",
        "'s",
        "'LL",
        "/",
        "…",
      ),
      fc.constantFrom(
        "漢字",
        "文，",
        "é",
        "\u0301",
        "👍",
        "👩‍👩‍👧",
        "\0",
        ".",
        "-=",
        "the ",
        " 12345 ",
        "Würst",
        "\ud800",
      ),
    );
    const part = fc.tuple(unit, fc.nat({ max: 200 })).map(([text, times]) => text.repeat(times));
    const run = fc.string({ unit: fc.constantFrom(..."abcxyzé漢👍._"), minLength: 200, maxLength: 700 });
    const text = fc.array(fc.oneof(part, run, fc.string({ unit: "binary" })), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom("o200k_base", "cl100k_base"), async (parts, name) => {
        const whole = parts.join("");
        const { tokens, exact } = await countTokens(name, [whole]);
        if (exact) expect(tokens).toBe(encodingOf(name).encode_ordinary(whole).length);
        else expect(whole.length).toBeGreaterThan(2_000);
      }),
      { numRuns: 15 },
    );
  });

  it("a run of ten thousand of the same is counted exactly, in less time than the tokenizer itself takes", async () => {
    for (const [unit, tokens] of [
      [".", 157],
      ["x", 1_250],
      ["\uFEFF", 5_000],
      ["\n", 625],
      ["漢字", 10_000],
    ] as const) {
      const text = unit.repeat(10_000 / unit.length);
      expect([unit, await countTokens("o200k_base", [text])]).toEqual([unit, { tokens, exact: true }]);
    }
  });

  it("functions are counted as they are written into the prompt", () => {
    const weather = {
      name: "get_weather",
      description: "The weather of a place",
      parameters: {
        type: "object",
        required: ["place"],
        properties: {
          place: {
            type: "object",
            description: "Where",
            properties: { city: { type: "string", description: "Too deep to be told" } },
          },
          unit: { type: "string", enum: ["C", "F"] },
          days: { type: "array", description: "Which days", items: { type: "integer" } },
          level: { type: "number", enum: [1, 2] },
          other: { anyOf: [{ type: "string" }] },
        },
      },
    };
    expect(writeFunctions([weather, { name: "now", parameters: { type: "object", properties: {} } }])).toBe(
      [
        "namespace functions {",
        "",
        "// The weather of a place",
        "type get_weather = (_: {",
        "// Where",
        "place: {",
        "  city?: string,",
        "},",
        'unit?: "C" | "F",',
        "// Which days",
        "days?: number[],",
        "level?: 1 | 2,",
        "other?: any,",
        "}) => any;",
        "",
        "type now = () => any;",
        "",
        "} // namespace functions",
      ].join("\n"),
    );
  });

  it("tools cost what the same functions in the old form cost, and a choice by name the same in both", async () => {
    const foo = {
      name: "foo",
      description: "Does",
      parameters: { type: "object", properties: { a: { type: "string" } } },
    };
    const messages = [
      { role: "system" as const, content: "Be brief." },
      { role: "user" as const, content: "hello" },
    ];
    const count = async (body: object) =>
      (await countPromptTokens("o200k_base", { model: "m", messages, ...body })).tokens;
    const tools = [{ type: "function", function: foo }];
    expect(await count({ tools })).toBe(await count({ functions: [foo] }));
    expect(await count({ tools, tool_choice: "auto" })).toBe(await count({ tools }));
    expect(await count({ tools, tool_choice: "none" })).toBe((await count({ tools })) + 1);
    const named = await count({ tools, tool_choice: { type: "function", function: { name: "foo" } } });
    expect(named).toBe((await count({ tools })) + 5);
    expect(await count({ functions: [foo], function_call: { name: "foo" } })).toBe(named);
  });

  it("definitions nested to the last level, and huge ones, are counted in bounded time", async () => {
    let deep: object = { type: "string" };
    for (let i = 0; i < 250; i++) deep = { type: "object", properties: { a: deep } };
    const wide = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`p${i}`, { type: "string" }]));
    const started = performance.now();
    for (const parameters of [deep, { type: "object", properties: wide }]) {
      const functions = [{ name: "f", parameters }];
      const body = { model: "m", messages: [{ role: "user" as const, content: "hi" }], functions };
      expect((await countPromptTokens("o200k_base", body)).tokens).toBeGreaterThan(250);
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("what has pages or seconds is not known by counting: the count is not exact", async () => {
    const countOf = (part: { type: string }) =>
      countPromptTokens("o200k_base", { model: "m", messages: [{ role: "user", content: [part] }] });
    expect((await countOf({ type: "image_url" })).exact).toBe(true);
    for (const type of ["file", "input_audio"]) expect((await countOf({ type })).exact).toBe(false);
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
      expect((await countPromptTokens("o200k_base", row)).tokens, JSON.stringify(row)).toBe(row.tokens);
    }
  });
});

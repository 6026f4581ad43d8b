import { describe, expect, test } from "vitest";
import { prepareAnswer, preparePrompt } from "./prepare-turns";

const text = (value: string) => ({ kind: "text", text: value });
const prompt = (body: unknown) => preparePrompt(JSON.stringify(body));
const answer = (body: unknown) => prepareAnswer(JSON.stringify(body));

describe("a prompt as turns", () => {
  const said = [
    { role: "system", parts: [text("Be brief.")] },
    { role: "user", parts: [text("How far?")] },
  ];

  test("is the same in every protocol", () => {
    const user = { role: "user", content: "How far?" };
    expect(prompt({ messages: [{ role: "system", content: "Be brief." }, user] })).toEqual(said);
    expect(prompt({ instructions: "Be brief.", input: "How far?" })).toEqual(said);
    expect(
      prompt({
        instructions: "Be brief.",
        input: [{ type: "message", role: "user", content: [{ type: "input_text", text: "How far?" }] }],
      }),
    ).toEqual(said);
    expect(prompt({ system: [{ type: "text", text: "Be brief." }], messages: [user] })).toEqual(said);
    expect(
      prompt({
        systemInstruction: { parts: [{ text: "Be brief." }] },
        contents: [{ role: "user", parts: [{ text: "How far?" }] }],
      }),
    ).toEqual(said);
  });

  test("names images, and shows tool calls with what they gave", () => {
    const turns = prompt({
      messages: [
        { role: "user", content: [{ type: "image_url", image_url: { url: "[image/png, 24,000 bytes]" } }] },
        {
          role: "assistant",
          tool_calls: [{ id: "c", function: { name: "look", arguments: '{"at":"sky"}' } }],
        },
        { role: "tool", tool_call_id: "c", content: "clear" },
      ],
    });
    expect(turns.map(({ parts }) => parts[0])).toEqual([
      { kind: "image", label: "image/png, 24,000 bytes" },
      { kind: "tool_call", name: "look", json: '{\n  "at": "sky"\n}' },
      { kind: "tool_result", text: "clear" },
    ]);
    const anthropic = prompt({
      messages: [
        { role: "assistant", content: [{ type: "tool_use", name: "look", input: { at: "sky" } }] },
        { role: "user", content: [{ type: "tool_result", content: [{ type: "text", text: "clear" }] }] },
      ],
    });
    expect(anthropic.map(({ parts }) => parts[0])).toEqual([turns[1]!.parts[0], turns[2]!.parts[0]]);
  });
});

describe("an answer as turns", () => {
  test("is the same in every protocol", () => {
    const far = [{ role: "assistant", parts: [text("Far.")] }];
    expect(answer({ choices: [{ message: { role: "assistant", content: "Far.", refusal: null } }] })).toEqual(
      far,
    );
    expect(
      answer({
        output: [{ type: "message", role: "assistant", content: [{ type: "output_text", text: "Far." }] }],
      }),
    ).toEqual(far);
    expect(answer({ role: "assistant", content: [{ type: "text", text: "Far." }] })).toEqual(far);
    expect(answer({ candidates: [{ content: { role: "model", parts: [{ text: "Far." }] } }] })).toEqual(far);
    expect(answer({ message: { role: "assistant", content: [{ type: "text", text: "Far." }] } })).toEqual(
      far,
    );
  });

  test("that is an error is its message; what nobody knows is shown as it is", () => {
    expect(answer({ error: { message: "broken" } })).toEqual([{ role: "error", parts: [text("broken")] }]);
    expect(prepareAnswer("not json")[0]!.parts).toEqual([{ kind: "other", json: '"not json"' }]);
    expect(answer({ strange: 1 })[0]!.parts).toEqual([{ kind: "other", json: '{\n  "strange": 1\n}' }]);
  });
});

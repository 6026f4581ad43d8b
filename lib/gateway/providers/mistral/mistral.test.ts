import { describe, expect, it } from "vitest";
import { openAiProvider } from "../openai";
import { askFor, targetOf } from "../openai/testing";
import type { ProviderChunk, UpstreamRequest } from "../provider";
import { mistralProvider } from ".";

const { chat } = mistralProvider(() => ({ pause() {}, resume() {}, abort() {} })).dialects;
const { failure } = openAiProvider(() => ({ pause() {}, resume() {}, abort() {} }));

type Body = Record<string, unknown>;

function sent(body: Body, model: Body = {}): Body {
  const request = chat.request(askFor(body), targetOf({}, model), {
    maxOutputTokens: null,
  }) as UpstreamRequest;
  return JSON.parse(String(request.body)) as Body;
}
const user = { role: "user", content: "Hi" };

describe("a chat to Mistral", () => {
  it("has only members that Mistral knows, under its names", () => {
    const body = {
      model: "acme/m",
      messages: [{ role: "developer", content: "Be kind." }, user],
      max_completion_tokens: 50,
      seed: 7,
      user: "customer-1",
      metadata: { a: "b" },
      stream: true,
      stream_options: { include_usage: true },
      temperature: 0.5,
      logprobs: false,
    };
    expect(sent(body)).toEqual({
      model: "up-model",
      messages: [{ role: "system", content: "Be kind." }, user],
      max_tokens: 50,
      random_seed: 7,
      stream: true,
      temperature: 0.5,
    });
  });

  it("names tool calls by nine letters and digits, the same for a call and its answer", () => {
    const calls = ["toolu_01ABC", "call_2", "abcDEF123"].map((id) => ({
      id,
      type: "function",
      function: { name: "f", arguments: "" },
    }));
    const answers = calls.map(({ id }) => ({ role: "tool", tool_call_id: id, content: "ok" }));
    const messages = sent({
      messages: [user, { role: "assistant", content: null, tool_calls: calls }, ...answers],
    }).messages as { tool_calls: { id: string }[]; tool_call_id: string }[];
    const ids = messages[1]!.tool_calls.map(({ id }) => id);
    for (const id of ids) expect(id).toMatch(/^[a-zA-Z0-9]{9}$/);
    expect(new Set(ids).size).toBe(3);
    expect(ids[2]).toBe("abcDEF123");
    expect(messages.slice(2).map(({ tool_call_id }) => tool_call_id)).toEqual(ids);
  });

  it("requires a call by its own word, goes on from a begun answer, and gives reasoning back in its content", () => {
    const tools = [{ type: "function", function: { name: "f" } }];
    const begun = { role: "assistant", content: "Once upon", reasoning_content: "A tale." };
    const {
      tool_choice,
      messages,
      tools: offered,
    } = sent({ messages: [user, begun], tools, tool_choice: "required" });
    expect(tool_choice).toBe("any");
    expect(offered).toEqual([
      { type: "function", function: { name: "f", parameters: { type: "object", properties: {} } } },
    ]);
    expect((messages as Body[])[1]).toEqual({
      role: "assistant",
      prefix: true,
      content: [
        { type: "thinking", thinking: [{ type: "text", text: "A tale." }] },
        { type: "text", text: "Once upon" },
      ],
    });
  });

  it("reasons or does not, where the model can be told", () => {
    const effort = (model: Body, reasoning_effort: string) =>
      sent({ messages: [user], reasoning_effort }, model);
    const reasoner = { capabilities: ["reasoning"] };
    expect(effort(reasoner, "low").reasoning_effort).toBe("high");
    expect(effort(reasoner, "none").reasoning_effort).toBe("none");
    expect(effort({ capabilities: [] }, "high")).not.toHaveProperty("reasoning_effort");
  });

  it.each([
    ["logit_bias", { "1": 2 }],
    ["logprobs", true],
    ["functions", [{ name: "f" }]],
  ])("is refused for %s, which it has not", (param, value) => {
    expect(() => sent({ messages: [user], [param]: value })).toThrowError(
      expect.objectContaining({ code: "unsupported_parameter", details: { param } }),
    );
  });
});

const head = { id: "m1", object: "chat.completion", created: 1_790_000_000, model: "magistral" };
const thought = { type: "thinking", thinking: [{ type: "text", text: "Two and two." }] };
const usage = { prompt_tokens: 10, completion_tokens: 46, total_tokens: 56 };

describe("an answer of Mistral's", () => {
  it("in chunks is a text with its reasoning beside it", () => {
    const content = [thought, { type: "text", text: "Four" }, { type: "text", text: "." }];
    const choices = [
      { index: 0, finish_reason: "model_length", message: { role: "assistant", tool_calls: null, content } },
    ];
    const answer = chat.response(Buffer.from(JSON.stringify({ ...head, usage, choices })));
    expect(JSON.parse(answer.text)).toEqual({
      ...head,
      usage,
      choices: [
        {
          index: 0,
          message: { role: "assistant", content: "Four.", reasoning_content: "Two and two.", refusal: null },
          logprobs: null,
          finish_reason: "length",
        },
      ],
    });
    expect(answer.usage!.vector).toMatchObject({ input: 10, output: 46 });
    expect(answer.outputTexts()).toEqual(["Four.", "Two and two."]);
  });

  it("streams the same: reasoning, text and whole calls, with usage in the last chunk", () => {
    const delta = (value: Body, finish_reason: string | null = null, more: Body = {}) =>
      `data: ${JSON.stringify({ ...head, choices: [{ index: 0, delta: value, finish_reason }], ...more })}\n\n`;
    const call = { id: "abcDEF123", function: { name: "f", arguments: "{}" } };
    const text = [
      delta({ role: "assistant", content: [thought] }),
      delta({ content: [{ type: "text", text: "Four." }] }),
      delta({ content: "", tool_calls: [call] }, "tool_calls", { usage }),
      "data: [DONE]\n\n",
    ].join("");
    const chunks: ProviderChunk[] = [];
    const reader = chat.stream();
    for (const byte of Buffer.from(text)) reader.push(Buffer.from([byte]), (chunk) => chunks.push(chunk));
    expect(reader.done).toBe(true);
    expect(chunks.map(({ value }) => value.choices![0]!.delta)).toEqual([
      { role: "assistant", content: "", reasoning_content: "Two and two." },
      { content: "Four." },
      { content: "", tool_calls: [{ type: "function", index: 0, ...call }] },
    ]);
    expect(chunks.map(({ json }) => JSON.parse(json))).toEqual(chunks.map(({ value }) => value));
    expect(chunks.at(-1)!.usage!.vector).toMatchObject({ input: 10, output: 46 });
  });

  it.each([
    [
      { detail: [{ type: "missing", loc: ["body", "messages"], msg: "Field required" }] },
      "messages: Field required",
    ],
    [{ object: "error", message: { detail: [{ loc: ["body", "n"], msg: "Too many" }] } }, "n: Too many"],
    [
      { object: "error", message: "Invalid model: x", type: "invalid_model", code: "1500" },
      "Invalid model: x",
    ],
    [{ detail: "Not like that" }, "Not like that"],
  ])("that refuses is told in its own words: %j", (body, message) => {
    const read = failure(422, {}, Buffer.from(JSON.stringify(body)));
    expect(read).toMatchObject({ code: "invalid_request", message, retryable: false });
  });
});

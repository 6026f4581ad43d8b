import { describe, expect, it } from "vitest";
import { askFor, targetOf } from "../openai/testing";
import type { ProviderChunk, UpstreamRequest } from "../provider";
import { cohereProvider } from ".";
import { readCohereUsage } from "./usage";

const provider = cohereProvider(() => ({ pause() {}, resume() {}, abort() {} }));
const { chat } = provider.dialects;

type Body = Record<string, unknown>;

function sent(body: Body, model: Body = {}): { path: string; json: Body } {
  const target = targetOf({ baseUrl: "https://api.cohere.test" }, model);
  const request = chat.request(askFor(body), target, { maxOutputTokens: null }) as UpstreamRequest;
  return { path: request.path, json: JSON.parse(String(request.body)) as Body };
}
const user = { role: "user", content: "Hi" };
const offer = (name: string) => ({ type: "function", function: { name, parameters: { type: "object" } } });

describe("a chat to Cohere", () => {
  it("has only members that Cohere knows, under its names, its own among them", () => {
    const { path, json } = sent({
      model: "acme/m",
      messages: [{ role: "developer", content: "Be kind." }, user],
      max_tokens: 50,
      stop: "END",
      top_p: 1,
      user: "customer-1",
      stream_options: { include_usage: true },
      stream: true,
      documents: [{ data: { text: "A fact." } }],
      response_format: { type: "json_schema", json_schema: { name: "a", schema: { type: "object" } } },
    });
    expect(path).toBe("/v2/chat");
    expect(json).toEqual({
      model: "up-model",
      messages: [{ role: "system", content: "Be kind." }, user],
      max_tokens: 50,
      stop_sequences: ["END"],
      stream: true,
      documents: [{ data: { text: "A fact." } }],
      response_format: { type: "json_object", json_schema: { type: "object" } },
    });
  });

  it("requires a call, and one of a name by offering no other", () => {
    const tools = [offer("f"), offer("g")];
    const named = { type: "function", function: { name: "g" } };
    expect(sent({ messages: [user], tools, tool_choice: "required" }).json).toMatchObject({
      tool_choice: "REQUIRED",
    });
    expect(sent({ messages: [user], tools, tool_choice: named }).json).toMatchObject({
      tools: [offer("g")],
      tool_choice: "REQUIRED",
    });
    expect(sent({ messages: [user], tools, tool_choice: "none" }).json).toMatchObject({
      tool_choice: "NONE",
    });
    expect(sent({ messages: [user], tools, tool_choice: "auto" }).json).not.toHaveProperty("tool_choice");
  });

  it("gives reasoning back as the plan of its calls", () => {
    const call = { id: "f_1", type: "function", function: { name: "f", arguments: "{}" } };
    const said = { role: "assistant", content: null, reasoning_content: "I will.", tool_calls: [call] };
    const answer = { role: "tool", tool_call_id: "f_1", content: "ok" };
    expect(sent({ messages: [user, said, answer] }).json.messages).toEqual([
      user,
      { role: "assistant", tool_calls: [call], tool_plan: "I will." },
      answer,
    ]);
  });

  it.each([
    ["n", { n: 2 }],
    ["logprobs", { logprobs: true }],
    ["messages[0].content[0].type", { messages: [{ role: "user", content: [{ type: "file", file: {} }] }] }],
    ["tools[0].type", { tools: [{ type: "custom", custom: { name: "c" } }] }],
  ])("is refused for %s, which it has not", (param, more) => {
    expect(() => sent({ messages: [user], ...more })).toThrowError(
      expect.objectContaining({ code: "unsupported_parameter", details: { param } }),
    );
  });
});

const usage = {
  billed_units: { input_tokens: 8, output_tokens: 50 },
  tokens: { input_tokens: 1_394, output_tokens: 54 },
  cached_tokens: 1_360,
};

describe("usage of Cohere's", () => {
  it("is what was read and written, cached reads within it", () => {
    expect(readCohereUsage(usage)!.vector).toMatchObject({ input: 34, cachedInput: 1_360, output: 54 });
  });
  it("is billed as Cohere bills it: without its own prompt", () => {
    expect(readCohereUsage(usage)!.billed).toEqual({ input: 8, output: 50 });
    expect(readCohereUsage({ ...usage, billed_units: {} })!.billed).toBeNull();
    expect(readCohereUsage({ ...usage, billed_units: { input_tokens: -8 } })).toMatchObject({
      invalid: "input",
    });
  });
  it("is the billed units where nothing else is told", () => {
    const units = { input_tokens: 8, output_tokens: 50, search_units: 2 };
    expect(readCohereUsage({ billed_units: units })!.vector).toMatchObject({
      input: 8,
      output: 50,
      searches: 2,
    });
  });
  it("is set apart where more is cached than was read", () => {
    const raw = { ...usage, cached_tokens: 2_000 };
    expect(readCohereUsage(raw)).toMatchObject({ invalid: "input", raw });
  });
});

describe("an answer of Cohere's", () => {
  it("is a chat completion that names the model, with arguments that are an object", () => {
    const call = { id: "f_1", type: "function", function: { name: "f", arguments: "null" } };
    const message = { role: "assistant", tool_plan: "I will.", tool_calls: [call] };
    const body = Buffer.from(JSON.stringify({ id: "c1", message, finish_reason: "TOOL_CALL", usage }));
    const answer = chat.response(body, "command-up");
    expect(JSON.parse(answer.text)).toMatchObject({
      id: "c1",
      object: "chat.completion",
      created: expect.any(Number),
      model: "command-up",
      choices: [
        {
          message: {
            content: null,
            reasoning_content: "I will.",
            tool_calls: [{ ...call, function: { name: "f", arguments: "{}" } }],
          },
          finish_reason: "tool_calls",
        },
      ],
      usage: { prompt_tokens: 1_394, completion_tokens: 54, prompt_tokens_details: { cached_tokens: 1_360 } },
    });
  });

  it("streams thoughts, text and calls, and says its usage at the end", () => {
    const content = (index: number, value: Body) => ({
      type: "content-delta",
      index,
      delta: { message: { content: value } },
    });
    const calling = (type: string, tool_calls?: Body) => ({
      type,
      index: 2,
      delta: { message: { tool_calls } },
    });
    const events = [
      { id: "c1", type: "message-start", delta: { message: { role: "assistant", content: [] } } },
      {
        type: "content-start",
        index: 0,
        delta: { message: { content: { type: "thinking", thinking: "" } } },
      },
      content(0, { thinking: "Two " }),
      content(0, { thinking: "twos." }),
      content(1, { text: "Four." }),
      { type: "tool-plan-delta", delta: { message: { tool_plan: "Now f." } } },
      calling("tool-call-start", { id: "f_1", type: "function", function: { name: "f", arguments: "" } }),
      calling("tool-call-delta", { function: { arguments: '{"a":' } }),
      calling("tool-call-delta", { function: { arguments: "1}" } }),
      calling("tool-call-end"),
      calling("tool-call-start", { id: "g_1", type: "function", function: { name: "g" } }),
      calling("tool-call-end"),
      { type: "message-end", delta: { finish_reason: "MAX_TOKENS", usage } },
    ];
    const chunks: ProviderChunk[] = [];
    const reader = chat.stream("command-up");
    const text = events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join("");
    for (const byte of Buffer.from(text)) reader.push(Buffer.from([byte]), (chunk) => chunks.push(chunk));
    expect(reader.done).toBe(true);
    const deltas = chunks.map(({ value }) => value.choices![0]!.delta!);
    const all = (name: string) => deltas.map((delta) => delta[name] ?? "").join("");
    expect([all("reasoning_content"), all("content")]).toEqual(["Two twos.Now f.", "Four."]);
    const calls = deltas.flatMap((delta) => (delta.tool_calls ?? []) as { index: number; function: Body }[]);
    const argsOf = (at: number) =>
      calls
        .filter(({ index }) => index === at)
        .map((call) => call.function.arguments)
        .join("");
    expect([argsOf(0), argsOf(1)]).toEqual(['{"a":1}', "{}"]);
    const last = chunks.at(-1)!;
    expect(last.value).toMatchObject({
      id: "c1",
      model: "command-up",
      choices: [{ finish_reason: "length" }],
    });
    expect(last.usage!.vector).toMatchObject({ input: 34, cachedInput: 1_360, output: 54 });
  });

  it("that refuses is told in its own words, a prompt that is too long by its code", () => {
    const read = (message: string) =>
      provider.failure(400, {}, Buffer.from(JSON.stringify({ id: "c1", message })));
    expect(read("invalid request: no")).toMatchObject({
      code: "invalid_request",
      message: "invalid request: no",
    });
    expect(read("too many tokens: 131000 > 128000")).toMatchObject({ code: "context_length_exceeded" });
  });
});

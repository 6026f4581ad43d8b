import { describe, expect, test } from "vitest";
import { newAnswer, tokensPerSecond } from "./answer";
import { applyChunk } from "./apply-chunk";
import { createSseParser } from "./sse-parser";

const body = { model: "m", messages: [] };
const chunk = (delta: Record<string, unknown>, rest: Record<string, unknown> = {}) => ({
  id: "1",
  object: "chat.completion.chunk" as const,
  created: 1,
  model: "m",
  choices: [{ index: 0, delta, finish_reason: null }],
  ...rest,
});

describe("event streams", () => {
  test("parse the same however they are cut, over comments and all line ends", () => {
    const text = ': keep-alive\n\ndata: {"a":1}\r\n\r\ndata: one\ndata: two\n\ndata:[DONE]\n\n';
    for (let size = 1; size <= text.length; size++) {
      const parse = createSseParser();
      const events: string[] = [];
      for (let at = 0; at < text.length; at += size) events.push(...parse(text.slice(at, at + size)));
      expect(events).toEqual(['{"a":1}', "one\ntwo", "[DONE]"]);
    }
  });

  test("an unfinished event is not an event", () => {
    expect(createSseParser()("data: half")).toEqual([]);
  });
});

describe("an answer grows by its chunks", () => {
  test("text, first token time, finish reason and usage", () => {
    let answer = applyChunk(newAnswer("k", body), chunk({ role: "assistant" }), 50);
    expect(answer.ttftMs).toBeNull();
    answer = applyChunk(answer, chunk({ content: "Hel" }), 80);
    answer = applyChunk(answer, chunk({ content: "lo" }), 120);
    const usage = {
      prompt_tokens: 9,
      completion_tokens: 10,
      total_tokens: 19,
      prompt_tokens_details: { cached_tokens: 4 },
      cost: 0.00025,
    };
    answer = applyChunk(answer, { ...chunk({}), choices: [], usage }, 130);
    expect(answer).toMatchObject({ text: "Hello", ttftMs: 80, usage: { cachedTokens: 4, costUsd: 0.00025 } });
    expect(tokensPerSecond({ ...answer, latencyMs: 1_080 })).toBe(10);
  });

  test("tool calls are put together by their index; one without an id has one made", () => {
    const piece = (index: number, fn: Record<string, unknown>, id?: string) =>
      chunk({ tool_calls: [{ index, id, function: fn }] });
    let answer = newAnswer("k", body);
    answer = applyChunk(answer, piece(0, { name: "get_weather", arguments: "" }, "call_1"), 1);
    answer = applyChunk(answer, piece(1, { name: "get_time", arguments: "{}" }), 1);
    answer = applyChunk(answer, piece(0, { arguments: '{"city":' }), 1);
    answer = applyChunk(answer, piece(0, { arguments: '"Oslo"}' }), 1);
    expect(answer.toolCalls).toEqual([
      { index: 0, id: "call_1", name: "get_weather", arguments: '{"city":"Oslo"}' },
      { index: 1, id: "call_k_1", name: "get_time", arguments: "{}" },
    ]);
  });

  test("an error in the stream fails the answer and keeps its text", () => {
    let answer = applyChunk(newAnswer("k", body), chunk({ content: "half" }), 10);
    answer = applyChunk(answer, { ...chunk({}), error: { message: "cut", code: "upstream_error" } }, 20);
    expect(answer).toMatchObject({ status: "failed", text: "half", error: { code: "upstream_error" } });
  });
});

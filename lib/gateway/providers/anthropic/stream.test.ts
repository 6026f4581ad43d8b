import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ProviderChunk } from "../provider";
import { AnthropicStreamReader } from "./stream";

type Json = Record<string, unknown>;

const start = (usage?: Json, more: Json = {}) => ({
  type: "message_start",
  message: { id: "msg_1", model: "m", content: [], ...(usage && { usage }), ...more },
});
const text = (words: string, index = 0) => ({
  type: "content_block_delta",
  index,
  delta: { type: "text_delta", text: words },
});
const end = (usage?: Json, reason = "end_turn") => ({
  type: "message_delta",
  delta: { stop_reason: reason },
  ...(usage && { usage }),
});
const STOP = { type: "message_stop" };
const bytesOf = (events: Json[]) =>
  Buffer.from(
    events.map((event) => `event: ${event.type}\r\ndata: ${JSON.stringify(event)}\r\n\r\n`).join(""),
  );

function read(events: Json[] | Buffer[], wire: "chat" | "messages" = "chat") {
  const reader = new AnthropicStreamReader(wire);
  const chunks: ProviderChunk[] = [];
  const pieces = Buffer.isBuffer(events[0]) ? (events as Buffer[]) : [bytesOf(events as Json[])];
  for (const piece of pieces) reader.push(piece, (chunk) => chunks.push(chunk));
  const deltas = chunks.flatMap(({ value }) => value.choices ?? []);
  return {
    chunks,
    deltas,
    content: deltas.map(({ delta }) => delta?.content ?? "").join(""),
    finish: deltas.map(({ finish_reason }) => finish_reason).filter(Boolean),
    usage: chunks.findLast(({ usage }) => usage)?.usage ?? null,
    json: chunks.map(({ json }) => json).join(""),
  };
}

const INPUT = { input_tokens: 9, cache_read_input_tokens: 4, cache_creation_input_tokens: 0 };

describe("the usage of a Messages stream", () => {
  it("is what was said last of each figure: the end's figures replace the start's, which stand where it says none", () => {
    const { usage } = read([
      start({ ...INPUT, service_tier: "priority", output_tokens: 1 }),
      text("hi"),
      end({ output_tokens: 7, input_tokens: null, cache_read_input_tokens: 6 }),
      STOP,
    ]);
    expect(usage).toMatchObject({
      invalid: null,
      serviceTier: "priority",
      vector: { input: 9, cachedInput: 6, output: 7 },
    });
    expect(usage).not.toHaveProperty("isPartial");
  });

  it("is only begun while no end has said it", () => {
    expect(read([start({ ...INPUT, output_tokens: 1 }), text("hi")]).usage).toMatchObject({
      isPartial: true,
      vector: { input: 9 },
    });
    expect(read([start({ ...INPUT, output_tokens: 1 }), text("hi"), end()]).usage!.isPartial).toBe(true);
  });

  it("counts once when a start comes twice, and anew when another message follows", () => {
    const first = [start({ ...INPUT, output_tokens: 1 }), text("a"), end({ output_tokens: 5 }), STOP];
    expect(read([first[0]!, ...first]).usage!.vector).toMatchObject({ input: 9, output: 5 });
    const second = [
      start({ input_tokens: 20, output_tokens: 1 }),
      text("b"),
      end({ output_tokens: 3 }),
      STOP,
    ];
    const both = read([...first, ...second]);
    expect(both.usage!.vector).toMatchObject({ input: 20, output: 3 });
    expect(both.content).toBe("ab");
  });

  it("may be said by the end alone, or by an error", () => {
    expect(
      read([start(), text("a"), end({ input_tokens: 3, output_tokens: 2 })]).usage!.vector,
    ).toMatchObject({
      input: 3,
      output: 2,
    });
    const { usage, chunks } = read([
      start({ ...INPUT, output_tokens: 1 }),
      {
        type: "error",
        error: { type: "overloaded_error", message: "Overloaded" },
        usage: { output_tokens: 8 },
      },
    ]);
    expect(usage!.vector).toMatchObject({ input: 9, output: 8 });
    expect(chunks.at(-1)!.value.error).toMatchObject({ type: "overloaded_error" });
  });
});

describe("the chat of a Messages stream", () => {
  it("leaves out tools that Anthropic ran, citations and blocks that are not known, and does not break", () => {
    const { content, deltas, finish } = read([
      start(),
      { type: "ping" },
      {
        type: "content_block_start",
        index: 0,
        content_block: { type: "server_tool_use", id: "s", name: "web_search" },
      },
      { type: "content_block_delta", index: 0, delta: { type: "input_json_delta", partial_json: '{"q":1}' } },
      { type: "content_block_stop", index: 0 },
      {
        type: "content_block_start",
        index: 1,
        content_block: { type: "web_search_tool_result", content: [] },
      },
      { type: "content_block_stop", index: 1 },
      { type: "content_block_start", index: 2, content_block: { type: "text", text: "" } },
      { type: "content_block_delta", index: 2, delta: { type: "citations_delta", citation: {} } },
      text("found", 2),
      { type: "content_block_stop", index: 2 },
      { type: "something_new", x: 1 },
      end({ output_tokens: 1 }, "pause_turn"),
      STOP,
    ]);
    expect([content, finish]).toEqual(["found", ["stop"]]);
    expect(deltas.some(({ delta }) => delta?.tool_calls)).toBe(false);
  });

  it("numbers only the calls that the client has to make, and arguments that were not streamed are whole", () => {
    const call = (index: number, block: Json, parts: string[]) => [
      { type: "content_block_start", index, content_block: { type: "tool_use", ...block } },
      ...parts.map((partial_json) => ({
        type: "content_block_delta",
        index,
        delta: { type: "input_json_delta", partial_json },
      })),
      { type: "content_block_stop", index },
    ];
    const { deltas, finish } = read([
      start(undefined, { content: [{ type: "tool_use", id: "t0", name: "a", input: { n: 0 } }] }),
      ...call(1, { id: "t1", name: "b", input: {} }, ["", '{"n":', "1}"]),
      ...call(2, { id: "t2", name: "c", input: { n: 2 } }, []),
      ...call(3, { id: "t3", name: "d", input: {} }, [""]),
      end({ output_tokens: 1 }, "tool_use"),
    ]);
    type Call = { index: number; id?: string; function: { name?: string; arguments: string } };
    const calls: Record<number, { id?: string; args: string }> = {};
    for (const { index, id, function: named } of deltas.flatMap(
      ({ delta }) => (delta?.tool_calls ?? []) as Call[],
    )) {
      calls[index] = { id: calls[index]?.id ?? id, args: (calls[index]?.args ?? "") + named.arguments };
    }
    expect(calls).toEqual({
      0: { id: "t0", args: '{"n":0}' },
      1: { id: "t1", args: '{"n":1}' },
      2: { id: "t2", args: '{"n":2}' },
      3: { id: "t3", args: "{}" },
    });
    expect(finish).toEqual(["tool_calls"]);
  });

  it.each([
    ["end_turn", "stop"],
    ["stop_sequence", "stop"],
    ["max_tokens", "length"],
    ["model_context_window_exceeded", "length"],
    ["refusal", "content_filter"],
    ["compaction", "stop"],
  ])("that stopped by %s is finished by %s", (reason, finish) => {
    expect(read([start(), text("a"), end(undefined, reason), STOP]).finish).toEqual([finish]);
  });

  it("is finished also where only the stop is said", () => {
    expect(read([start(), text("a"), STOP]).finish).toEqual(["stop"]);
  });
});

describe("a Messages stream", () => {
  const events = [start(INPUT), text("Zürich 東京 🦊"), end({ output_tokens: 4 }), STOP];

  it("is the same wherever its bytes are cut", () => {
    const whole = bytesOf(events);
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length), { maxLength: 30 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), whole.length];
        const pieces = at.slice(1).map((to, i) => whole.subarray(at[i], to));
        expect(read(pieces).content).toBe("Zürich 東京 🦊");
      }),
      { numRuns: 50 },
    );
  });

  it("has every event as it came for its own callers, named by its type", () => {
    const { json } = read(events, "messages");
    expect(json).toBe(
      events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(""),
    );
  });

  it("of something else is no stream", () => {
    expect(() => read([Buffer.from('data: {"choices":[]}\n\n')])).toThrow("no type");
    expect(() => read([Buffer.from("data: {oops\n\n")])).toThrow();
  });
});

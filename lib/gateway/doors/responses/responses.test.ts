import type OpenAI from "openai";
import { zodResponsesFunction, zodTextFormat } from "openai/helpers/zod";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Body, eventsOf, useResponsesBench, weather } from "./testing";

const bench = useResponsesBench();

describe("OpenAI's SDK over a host of chat completions", () => {
  it("is answered, with usage that sums up and the cost", async () => {
    bench.chat.next({
      text: "Hello.",
      reasoning: "Greet.",
      usage: { input: 5, cachedInput: 3, output: 4, reasoning: 2 },
    });
    const answer = await bench.client.responses.create({
      model: "acme/chat",
      input: "Hi",
      instructions: "Be kind.",
    });
    expect(answer.output_text).toBe("Hello.");
    expect(answer.output.map(({ type }) => type)).toEqual(["reasoning", "message"]);
    expect(answer).toMatchObject({ object: "response", status: "completed", error: null, store: false });
    expect(answer.usage).toMatchObject({
      input_tokens: 8,
      input_tokens_details: { cached_tokens: 3 },
      output_tokens: 6,
      output_tokens_details: { reasoning_tokens: 2 },
      total_tokens: 14,
      cost: expect.any(Number),
    });
    expect(bench.chat.last.body.messages).toEqual([
      { role: "system", content: "Be kind." },
      { role: "user", content: "Hi" },
    ]);
  });

  it("streams: every event in its order and numbered, its own accumulation equal to the last event", async () => {
    bench.chat.next({ text: "Grüße aus 東京.", reasoning: "Where am I?", pieceChars: 3, writeBytes: 7 });
    const stream = bench.client.responses.stream({ model: "acme/chat", input: "Hi" });
    const seen: string[] = [];
    let next = 0;
    for await (const event of stream) {
      expect(event.sequence_number).toBe(next++);
      if (seen.at(-1) !== event.type) seen.push(event.type);
    }
    const item = ["response.output_item.added"];
    expect(seen).toEqual([
      "response.created",
      "response.in_progress",
      ...item,
      "response.reasoning_summary_part.added",
      "response.reasoning_summary_text.delta",
      "response.reasoning_summary_text.done",
      "response.reasoning_summary_part.done",
      "response.output_item.done",
      ...item,
      "response.content_part.added",
      "response.output_text.delta",
      "response.output_text.done",
      "response.content_part.done",
      "response.output_item.done",
      "response.completed",
    ]);
    const final = await stream.finalResponse();
    expect(final.output_text).toBe("Grüße aus 東京.");
    expect(final.usage!.total_tokens).toBe(18);
  });

  it("parses what it asked for by a zod schema, also in a stream", async () => {
    const Answer = z.object({ city: z.string(), degrees: z.number() });
    const asked = {
      model: "acme/chat",
      input: "How warm is it?",
      text: { format: zodTextFormat(Answer, "weather") },
    };
    bench.chat.always({ text: '{"city":"Ulm","degrees":7}' });
    expect((await bench.client.responses.parse(asked)).output_parsed).toEqual({ city: "Ulm", degrees: 7 });
    expect(await bench.client.responses.stream(asked).finalResponse()).toMatchObject({
      output_parsed: { city: "Ulm", degrees: 7 },
    });
    expect(bench.chat.last.body.response_format).toMatchObject({
      type: "json_schema",
      json_schema: { name: "weather", strict: true, schema: { required: ["city", "degrees"] } },
    });
  });

  it("calls tools and goes on from the whole of the first answer", async () => {
    const tools = [zodResponsesFunction({ name: "get_weather", parameters: z.object({ city: z.string() }) })];
    const calls = ["Ulm", "Bonn"].map((city) => ({ name: "get_weather", args: { city } }));
    bench.chat.next({ reasoning: "I need both.", toolCalls: calls });
    const input: OpenAI.Responses.ResponseInput = [{ role: "user", content: "How warm?" }];
    const first = await bench.client.responses.parse({ model: "acme/chat", input, tools });
    const called = first.output.filter((item) => item.type === "function_call");
    expect(called.map((item) => item.parsed_arguments)).toEqual([{ city: "Ulm" }, { city: "Bonn" }]);
    const outputs = called.map(({ call_id }) => ({
      type: "function_call_output" as const,
      call_id,
      output: [{ type: "input_text" as const, text: "7 degrees" }],
    }));
    bench.chat.next({ text: "Seven." });
    const sent = [...input, ...(first.output as OpenAI.Responses.ResponseInputItem[]), ...outputs];
    expect(
      (await bench.client.responses.create({ model: "acme/chat", input: sent, tools })).output_text,
    ).toBe("Seven.");
    const messages = bench.chat.last.body.messages as Body[];
    expect(messages.map(({ role }) => role)).toEqual(["user", "assistant", "tool", "tool"]);
    expect(messages[1]).toMatchObject({ content: null, reasoning_content: "I need both." });
  });
});

describe("a stream", () => {
  it("of parallel calls tells each one's arguments under its own item", async () => {
    const args = [{ city: "Ulm" }, { city: "Bonn" }];
    bench.chat.next({
      text: "Let me see.",
      toolCalls: args.map((arg) => ({ name: "get_weather", args: arg })),
    });
    const events = await eventsOf(await bench.respond({ stream: true, tools: [weather] }));
    const texts = new Map<unknown, string>();
    for (const { type, item_id, delta } of events) {
      if (type === "response.function_call_arguments.delta")
        texts.set(item_id, (texts.get(item_id) ?? "") + delta);
    }
    const { output } = events.at(-1)!.response as { output: Body[] };
    const calls = output.filter(({ type }) => type === "function_call");
    expect(calls.map((call) => texts.get(call.id))).toEqual(args.map((arg) => JSON.stringify(arg)));
    expect(calls.map((call) => call.arguments)).toEqual(args.map((arg) => JSON.stringify(arg)));
  });

  it.each(["acme/chat", "acme/native"])(
    "that is cut off ends in response.failed, and what was generated is billed: %s",
    async (model) => {
      const lab = model === "acme/chat" ? bench.chat : bench.native;
      lab.next({ text: "This will not be said to its end.", pieceChars: 4, cut: 8 });
      const response = await bench.respond({ model, stream: true });
      const last = (await eventsOf(response)).at(-1)!;
      expect(last).toMatchObject({
        type: "response.failed",
        response: { status: "failed", error: { code: "server_error", message: expect.any(String) } },
      });
      expect(await bench.bookedOf(response)).toMatchObject({ outcome: "cut", usage_source: "estimated" });
    },
  );

  it.each(["acme/chat", "acme/native"])("that reaches the bound is incomplete: %s", async (model) => {
    const lab = model === "acme/chat" ? bench.chat : bench.native;
    lab.next({ text: "So far", finish: "length" });
    const events = await eventsOf(await bench.respond({ model, stream: true, max_output_tokens: 16 }));
    expect(events.at(-1)).toMatchObject({
      type: "response.incomplete",
      response: { status: "incomplete", incomplete_details: { reason: "max_output_tokens" } },
    });
  });

  it.each(["acme/chat", "acme/native"])(
    "is ended as incomplete where money ends, billed no more than there is: %s",
    async (model) => {
      const { id, secret: poor } = await bench.tenant.key();
      await bench.tenant.budget("key", id, 40_000n);
      const lab = model === "acme/chat" ? bench.chat : bench.native;
      lab.next({ text: "word ".repeat(400), pieceChars: 5, pauseMs: 1 });
      const events = await eventsOf(await bench.respond({ model, stream: true }, poor));
      expect(events.at(-1)).toMatchObject({
        type: "response.incomplete",
        response: {
          incomplete_details: { reason: "max_output_tokens" },
          usage: { cost: expect.any(Number) },
        },
      });
      const { usage } = events.at(-1)!.response as { usage: { cost: number } };
      expect(usage.cost).toBeLessThanOrEqual(0.00004);
      events.forEach(({ sequence_number }, i) => {
        expect(sequence_number).toBe(i);
      });
    },
  );
});

describe("a provider that speaks the protocol itself", () => {
  it("gets the caller's own bytes but for the model, and its own answer passes with the cost", async () => {
    bench.native.refusesUnknown = false;
    bench.native.next({ text: "Hello.", usage: { input: 5, cachedInput: 3, output: 4, reasoning: 2 } });
    const text = '{ "model": "acme/native", "input": "Hi", "store": true, "novel_member": 1e400 }';
    const response = await fetch(`${bench.url}/responses`, {
      method: "POST",
      headers: { authorization: `Bearer ${bench.secret}`, "content-type": "application/json" },
      body: text,
    });
    expect(response.status).toBe(200);
    expect(bench.native.last.text).toBe(text.replace(' "acme/native"', '"gpt-up"'));
    const answer = (await response.json()) as { id: string; usage: Body };
    expect(answer.id).toBe(`resp_${bench.native.last.id}`);
    expect(answer.usage).toMatchObject({
      input_tokens: 8,
      input_tokens_details: { cached_tokens: 3, cache_write_tokens: 0 },
      total_tokens: 14,
      cost: expect.any(Number),
    });
    const booked = await bench.bookedOf(response);
    expect(booked).toMatchObject({ input_tokens: 5, cached_input_tokens: 3, usage_source: "provider" });
  });

  it("has its last event only told once the call is booked, and told whole", async () => {
    bench.native.next({ text: "Hello.", usage: { input: 5, output: 6 } });
    const response = await bench.respond({ model: "acme/native", stream: true });
    const events = await eventsOf(response);
    expect(events[0]!.type).toBe("response.created");
    expect(events.at(-1)).toMatchObject({
      type: "response.completed",
      response: { id: `resp_${bench.native.last.id}`, usage: { total_tokens: 11, cost: expect.any(Number) } },
    });
    expect(events.filter(({ type }) => type === "response.completed")).toHaveLength(1);
  });

  it("that leaves out what OpenAI's clients may rely on is completed", async () => {
    const response = { id: "resp_1", object: "response", created_at: 1, model: "grok", output: [] };
    const done = {
      type: "response.output_text.done",
      item_id: "m",
      output_index: 0,
      content_index: 0,
      text: "Hi",
    };
    const usage = { input_tokens: 3, output_tokens: 4, total_tokens: 7 };
    const events = [
      { type: "response.created", sequence_number: 0, response: { ...response, status: "in_progress" } },
      { ...done, sequence_number: 1 },
      {
        type: "response.completed",
        sequence_number: 2,
        response: { ...response, status: "completed", usage },
      },
    ];
    bench.native.next({ raw: { events: events.map((event) => JSON.stringify(event)) } });
    const [created, text, completed] = await eventsOf(
      await bench.respond({ model: "acme/native", stream: true }),
    );
    const always = { error: null, incomplete_details: null, instructions: null, metadata: {}, tools: [] };
    expect(created).toMatchObject({ response: always });
    expect(text).toMatchObject({ text: "Hi", logprobs: [] });
    expect(completed).toMatchObject({
      response: { ...always, usage: { input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 } } },
    });
  });

  it("keeps what it is asked to go on from: its length is not known here, and so all of the context is held", async () => {
    bench.native.refusesUnknown = false;
    const earlier = { model: "acme/native", previous_response_id: "resp_earlier" };
    expect((await bench.respond(earlier)).status).toBe(200);
    const { id, secret: poor } = await bench.tenant.key();
    // Pays for any call of a few words, not for one of 128,000 tokens.
    await bench.tenant.budget("key", id, 100_000_000n);
    const body = { max_output_tokens: 16 };
    expect((await bench.respond({ model: "acme/native", ...body }, poor)).status).toBe(200);
    expect((await bench.respond({ ...earlier, ...body }, poor)).status).toBe(402);
  });

  it("is chosen where another target cannot do what is asked", async () => {
    bench.native.refusesUnknown = false;
    const response = await bench.respond({ model: "acme/either", tools: [{ type: "web_search" }] });
    expect(response.status).toBe(200);
    expect(bench.native.calls).toHaveLength(1);
    expect(bench.chat.calls).toHaveLength(0);
  });

  it("that fails before it has said anything is not the end: another target answers", async () => {
    bench.native.always({ failAt: { events: 2, failure: { kind: "server_error" } } });
    bench.chat.next({ text: "From another." });
    const response = await bench.respond({ model: "acme/native-first", stream: true });
    const events = await eventsOf(response);
    expect(bench.native.calls).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({
      type: "response.completed",
      response: { output: [{ content: [{ text: "From another." }] }] },
    });
  });

  it("that fails and tells its usage is billed by it", async () => {
    const usage = { input_tokens: 11, output_tokens: 7, total_tokens: 18 };
    const failed = { id: "resp_1", object: "response", status: "failed", output: [], usage };
    const error = { code: "server_error", message: "Out of luck." };
    const events = [
      {
        type: "response.created",
        sequence_number: 0,
        response: { ...failed, status: "in_progress", usage: null },
      },
      { type: "error", sequence_number: 1, error },
      { type: "response.failed", sequence_number: 2, response: { ...failed, error } },
    ];
    bench.native.next({ raw: { events: events.map((event) => JSON.stringify(event)) } });
    const response = await bench.respond({ model: "acme/native", stream: true });
    expect((await eventsOf(response)).at(-1)).toMatchObject({
      type: "response.failed",
      response: { error, usage: { total_tokens: 18, cost: 0.000039 } },
    });
    expect(await bench.bookedOf(response)).toMatchObject({
      input_tokens: 11,
      output_tokens: 7,
      usage_source: "provider",
    });
  });
});

describe("what only such a provider can do", () => {
  const file = { type: "input_file", file_id: "file_1" };
  it.each<[string, string, Body]>([
    ["tools[0]", "a search alone", { tools: [{ type: "web_search" }] }],
    [
      "tools[0]",
      "a search that is required",
      { tools: [{ type: "web_search" }, weather], tool_choice: "required" },
    ],
    ["tools[1]", "a tool that it runs", { tools: [weather, { type: "file_search" }] }],
    ["tools[0]", "a tool of its own", { tools: [{ type: "apply_patch" }] }],
    ["previous_response_id", "an earlier response", { previous_response_id: "resp_1" }],
    ["conversation", "a conversation", { conversation: "conv_1" }],
    ["prompt", "a prompt template", { prompt: { id: "pmpt_1" } }],
    [
      "input[1]",
      "an item by its id",
      {
        input: [
          { role: "user", content: "Hi" },
          { type: "item_reference", id: "msg_1" },
        ],
      },
    ],
    ["input[0].content[0].file_id", "a stored file", { input: [{ role: "user", content: [file] }] }],
    [
      "input[0]",
      "an item of its own",
      { input: [{ type: "web_search_call", id: "ws_1", status: "completed" }] },
    ],
  ])("is a 400 that names %s: %s", async (param, _what, body) => {
    const response = await bench.respond(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: "unsupported_parameter", param } });
    expect(bench.chat.calls).toHaveLength(0);
  });

  it("never runs in the background, where nothing could be metered", async () => {
    const response = await bench.respond({ model: "acme/native", background: true });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { param: "background" } });
  });

  it("is not looked up: nothing is kept, and the 404 has OpenAI's form", async () => {
    await expect(bench.client.responses.retrieve("resp_1")).rejects.toMatchObject({
      status: 404,
      code: "not_found",
    });
  });
});

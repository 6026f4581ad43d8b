import { describe, expect, it } from "vitest";
import { type Body, eventsOf, useResponsesBench, weather } from "./testing";

const bench = useResponsesBench();

describe("a count of input tokens", () => {
  it("is the one that a call would be counted by, and costs nothing", async () => {
    const asked = { model: "acme/chat", input: "Say hello.", instructions: "Be kind.", tools: [weather] };
    const { input_tokens, object } = await bench.client.responses.inputTokens.count(asked);
    bench.chat.next({ text: "Hello.", usage: null });
    const { usage } = await bench.client.responses.create(asked);
    expect({ input_tokens, object }).toEqual({
      input_tokens: usage!.input_tokens,
      object: "response.input_tokens",
    });
    expect(bench.chat.calls).toHaveLength(1);
  });

  it("is refused for what only a provider knows", async () => {
    const count = bench.client.responses.inputTokens.count({
      model: "acme/chat",
      previous_response_id: "resp_1",
    });
    await expect(count).rejects.toMatchObject({ status: 400, param: "previous_response_id" });
  });
});

describe("Codex", () => {
  const patch = "*** Begin Patch\n*** End Patch";
  const tools = [
    {
      type: "custom",
      name: "apply_patch",
      description: "Edits.",
      format: { type: "grammar", syntax: "lark", definition: "start: /.+/" },
    },
    { type: "namespace", name: "agents", description: "Agents.", tools: [{ ...weather, name: "close" }] },
    { type: "web_search" },
  ];

  it.each([true, false])(
    "has its free-text tools and its namespaces with any model; streamed: %s",
    async (stream) => {
      bench.chat.next({
        toolCalls: [
          { name: "apply_patch", args: { input: patch } },
          { name: "agents__close", args: { city: "Ulm" } },
        ],
      });
      const response = await bench.respond({ stream, tools, parallel_tool_calls: true, tool_choice: "auto" });
      const answer = stream
        ? ((await eventsOf(response)).at(-1)!.response as Body)
        : ((await response.json()) as Body);
      expect(answer.output).toMatchObject([
        { type: "custom_tool_call", name: "apply_patch", input: patch },
        { type: "function_call", name: "close", namespace: "agents", arguments: '{"city":"Ulm"}' },
      ]);
      const offered = bench.chat.last.body.tools as { function: { name: string; description: string } }[];
      expect(offered.map((tool) => tool.function.name)).toEqual(["apply_patch", "agents__close"]);
      expect(offered[0]!.function.description).toContain("start: /.+/");
    },
  );

  it("needs no money for a search that its model has not", async () => {
    const { id, secret: poor } = await bench.tenant.key();
    // Pays for what is sent, not for all that the context has room for.
    await bench.tenant.budget("key", id, 20_000_000n);
    expect((await bench.respond({ tools, max_output_tokens: 16 }, poor)).status).toBe(200);
  });

  it("sends the calls and their outputs back under the same names", async () => {
    const input = [
      { role: "user", content: [{ type: "input_text", text: "Patch it." }] },
      { type: "custom_tool_call", call_id: "call_1", name: "apply_patch", input: patch },
      { type: "function_call", call_id: "call_2", name: "close", namespace: "agents", arguments: "{}" },
      { type: "custom_tool_call_output", call_id: "call_1", output: "Done." },
      { type: "function_call_output", call_id: "call_2", output: "Closed." },
    ];
    expect((await bench.respond({ input, tools })).status).toBe(200);
    expect(bench.chat.last.body.messages).toMatchObject([
      { role: "user", content: "Patch it." },
      {
        role: "assistant",
        tool_calls: [
          { id: "call_1", function: { name: "apply_patch", arguments: JSON.stringify({ input: patch }) } },
          { id: "call_2", function: { name: "agents__close" } },
        ],
      },
      { role: "tool", tool_call_id: "call_1", content: "Done." },
      { role: "tool", tool_call_id: "call_2", content: "Closed." },
    ]);
  });
});

describe("a model of another protocol", () => {
  it("answers, streams, and gets its signed reasoning back with the calls that it led to", async () => {
    bench.claude.next({
      reasoning: "It is cold.",
      toolCalls: [{ name: "get_weather", args: { city: "Ulm" } }],
    });
    const asked = {
      model: "acme/claude",
      max_output_tokens: 4_096,
      tools: [weather],
      reasoning: { effort: "low" },
    };
    const response = await bench.respond({ ...asked, stream: true });
    const { output } = (await eventsOf(response)).at(-1)!.response as { output: Body[] };
    expect(output.map(({ type }) => type)).toEqual(["reasoning", "function_call"]);
    const call = output[1]!;
    bench.claude.next({ text: "Seven." });
    const input = [
      { role: "user", content: "How warm?" },
      ...output,
      { type: "function_call_output", call_id: call.call_id, output: "7" },
    ];
    expect((await bench.respond({ ...asked, input })).status).toBe(200);
    const messages = bench.claude.last.body.messages as { content: Body[] }[];
    expect(messages[1]!.content[0]).toMatchObject({ type: "thinking", thinking: "It is cold." });
    expect(messages[1]!.content[0]!.signature).toEqual(expect.any(String));
  });
});

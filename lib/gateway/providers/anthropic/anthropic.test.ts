import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { type Lab, startLab } from "../../lab";
import { startTestGateway, TestTenant } from "../../testing";

const database = useTestDatabase();
let tenant: TestTenant;
let lab: Lab;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let secret: string;

beforeAll(async () => {
  lab = await startLab("anthropic");
  tenant = await TestTenant.open(database.url);
  const provider = await tenant.provider("anthropic", lab.baseUrl);
  const older = { capabilities: ["tools", "json_schema", "reasoning"], max_output_tokens: 32_000 };
  await tenant.model("anthropic/old", [[provider, "claude-sonnet-4-20250514"]], older);
  await tenant.model("anthropic/new", [[provider, "claude-opus-5"]], older);
  ({ secret } = await tenant.key());
  gateway = await startTestGateway(database.url, { UPSTREAM_IDLE_MS: "800" });
});
afterAll(async () => {
  await gateway?.stop();
  await lab?.stop();
  await tenant?.client.end();
});
beforeEach(() => lab.reset());

type Json = Record<string, unknown>;

function chat(body: Json = {}) {
  return fetch(`${gateway.url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "anthropic/new", messages: [{ role: "user", content: "Hi" }], ...body }),
  });
}
const eventOf = async (response: Response) =>
  (await tenant.events(response.headers.get("x-request-id")!))[0]!;

async function chunksOf(response: Response): Promise<Json[]> {
  const lines = (await response.text()).split("\n").filter((line) => line.startsWith("data: "));
  expect(lines.at(-1)).toBe("data: [DONE]");
  return lines.slice(0, -1).map((line) => JSON.parse(line.slice(6)));
}
type Delta = {
  content?: string;
  reasoning_content?: string;
  reasoning_details?: Json[];
  tool_calls?: Json[];
};
const deltasOf = (chunks: Json[]) =>
  chunks.flatMap(({ choices }) => (choices as { delta: Delta }[]).map(({ delta }) => delta));

const weather = {
  type: "function",
  function: {
    name: "weather",
    description: "The weather.",
    parameters: { type: "object", properties: { city: { type: "string" } } },
  },
};
const PNG = "data:image/png;base64,iVBORw0KGgo=";

describe("a chat answered by Claude", () => {
  it("is said in Anthropic's words: system apart, one turn a role, parallel results together, documents and images", async () => {
    const call = (id: string) => ({ id, type: "function", function: { name: "weather", arguments: "{}" } });
    const response = await chat({
      tools: [weather],
      tool_choice: "required",
      parallel_tool_calls: false,
      stop: ["END", " "],
      user: "end-user-7",
      max_tokens: 99,
      seed: 4,
      presence_penalty: 1,
      messages: [
        { role: "system", content: "Be brief." },
        {
          role: "user",
          content: [
            { type: "text", text: "Look", cache_control: { type: "ephemeral", ttl: "1h" } },
            { type: "image_url", image_url: { url: PNG, detail: "low" } },
            { type: "image_url", image_url: { url: "https://img.example/a.png" } },
            { type: "file", file: { filename: "a.pdf", file_data: "data:application/pdf;base64,JVBERi0=" } },
          ],
        },
        { role: "assistant", content: null, tool_calls: [call("call:1"), call("call_2")] },
        { role: "tool", tool_call_id: "call:1", content: "sun" },
        { role: "tool", tool_call_id: "call_2", content: [{ type: "text", text: "rain" }] },
        { role: "developer", content: "Be kind." },
        { role: "user", content: "So?" },
      ],
    });
    expect(await response.json()).toMatchObject({ object: "chat.completion" });
    expect(lab.last.refused).toBeNull();
    expect(lab.last.headers["x-api-key"]).toBe("sk-upstream-secret-0123456789");
    expect(lab.last.body).toEqual({
      model: "claude-opus-5",
      max_tokens: 99,
      system: [
        { type: "text", text: "Be brief." },
        { type: "text", text: "Be kind." },
      ],
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: "Look", cache_control: { type: "ephemeral", ttl: "1h" } },
            { type: "image", source: { type: "base64", media_type: "image/png", data: "iVBORw0KGgo=" } },
            { type: "image", source: { type: "url", url: "https://img.example/a.png" } },
            {
              type: "document",
              title: "a.pdf",
              source: { type: "base64", media_type: "application/pdf", data: "JVBERi0=" },
            },
          ],
        },
        {
          role: "assistant",
          content: [
            { type: "tool_use", id: "call_1", name: "weather", input: {} },
            { type: "tool_use", id: "call_2", name: "weather", input: {} },
          ],
        },
        {
          role: "user",
          content: [
            { type: "tool_result", tool_use_id: "call_1", content: [{ type: "text", text: "sun" }] },
            { type: "tool_result", tool_use_id: "call_2", content: [{ type: "text", text: "rain" }] },
            { type: "text", text: "So?" },
          ],
        },
      ],
      tools: [{ name: "weather", description: "The weather.", input_schema: weather.function.parameters }],
      tool_choice: { type: "any", disable_parallel_tool_use: true },
      stop_sequences: ["END"],
      metadata: { user_id: "end-user-7" },
    });
  });

  it("has text, thinking that can be sent back, and tool calls; every class of token is recorded", async () => {
    lab.next({
      reasoning: "Hm.",
      text: "Yes.",
      toolCalls: [{ id: "toolu_1", name: "weather", args: { city: "Bern" } }],
      usage: { input: 10, cachedInput: 200, cacheWrite: 30, cacheWrite1h: 4, output: 50, reasoning: 7 },
    });
    const response = await chat({ tools: [weather], reasoning_effort: "xhigh" });
    const body = await response.json();
    expect(lab.last.body).toMatchObject({
      thinking: { type: "adaptive", display: "summarized" },
      output_config: { effort: "xhigh" },
    });
    const signature = "bGFiLXNpZ25hdHVyZQ==";
    expect(body.choices[0]).toMatchObject({
      finish_reason: "tool_calls",
      message: {
        content: "Yes.",
        reasoning_content: "Hm.",
        reasoning_details: [{ type: "reasoning.text", text: "Hm.", signature }],
        tool_calls: [
          { id: "toolu_1", type: "function", function: { name: "weather", arguments: '{"city":"Bern"}' } },
        ],
      },
    });
    expect(body.usage).toMatchObject({
      prompt_tokens: 244,
      completion_tokens: 57,
      prompt_tokens_details: { cached_tokens: 200, cache_write_tokens: 34 },
      completion_tokens_details: { reasoning_tokens: 7 },
    });
    const usage = (await eventOf(response)) as Json;
    expect(usage).toMatchObject({ usage_source: "provider", quarantined: false });

    await chat({
      tools: [weather],
      messages: [
        { role: "user", content: "Hi" },
        body.choices[0].message,
        { role: "tool", tool_call_id: "toolu_1", content: "sun" },
      ],
    });
    expect((lab.last.body.messages as { content: unknown }[])[1]!.content).toEqual([
      { type: "thinking", thinking: "Hm.", signature },
      { type: "text", text: "Yes." },
      { type: "tool_use", id: "toolu_1", name: "weather", input: { city: "Bern" } },
    ]);
  });

  it("streams the same, with tool arguments under the right numbers", async () => {
    lab.next({
      reasoning: "Thinking a while.",
      text: "Grüezi 🦊 mitenand",
      toolCalls: [
        { id: "toolu_1", name: "weather", args: { city: "Zürich" } },
        { id: "toolu_2", name: "weather", args: {} },
      ],
      usage: { input: 12, cachedInput: 3, output: 40, reasoning: 9 },
      writeBytes: 7,
    });
    const response = await chat({ tools: [weather], stream: true, stream_options: { include_usage: true } });
    const chunks = await chunksOf(response);
    const deltas = deltasOf(chunks);
    expect(deltas.map(({ content }) => content ?? "").join("")).toBe("Grüezi 🦊 mitenand");
    expect(deltas.map((delta) => delta.reasoning_content ?? "").join("")).toBe("Thinking a while.");
    const args = ["", ""];
    for (const call of deltas.flatMap(({ tool_calls: calls }) => calls ?? [])) {
      args[call.index as number] += (call.function as { arguments: string }).arguments;
    }
    expect(args.map((text) => JSON.parse(text))).toEqual([{ city: "Zürich" }, {}]);
    expect(JSON.stringify(chunks)).toContain('"finish_reason":"tool_calls"');
    expect(chunks.at(-1)!.usage).toMatchObject({ prompt_tokens: 15, completion_tokens: 49 });
  });

  it("does not name its end user: an address goes out as its hash", async () => {
    for (const user of ["anna@example.com", "+41 44 123 45 67", "u".repeat(300)]) {
      await chat({ user });
      expect(lab.last.body.metadata).toEqual({ user_id: expect.stringMatching(/^[0-9a-f]{64}$/) });
    }
  });

  it("that is cut keeps the input that was said and counts what came", async () => {
    lab.next({
      text: "one two three four five six seven",
      usage: { input: 321, output: 99 },
      cut: "before-usage",
    });
    const response = await chat({ stream: true });
    expect(await response.text()).toContain('"code":"upstream_error"');
    const event = await eventOf(response);
    expect(event).toMatchObject({ outcome: "cut", usage_source: "estimated", input_tokens: 321 });
    expect(event.output_tokens).toBeGreaterThan(5);
    expect(event.output_tokens).toBeLessThan(20);
  });

  it("thinks within a budget where the model knows no effort, and not when it has to call a tool", async () => {
    await chat({ model: "anthropic/old", reasoning_effort: "high", max_tokens: 10_000 });
    expect(lab.last.body).toMatchObject({ thinking: { type: "enabled", budget_tokens: 8_000 } });
    await chat({ model: "anthropic/old", reasoning_effort: "high", max_tokens: 1_000, temperature: 1.7 });
    expect(lab.last.body).toMatchObject({ temperature: 1 });
    expect(lab.last.body).not.toHaveProperty("thinking");
    await chat({ reasoning_effort: "high", tools: [weather], tool_choice: "required", temperature: 0.2 });
    expect(lab.last.body).not.toHaveProperty("thinking");
    expect(lab.last.body).not.toHaveProperty("temperature");
  });

  it("has the form of a JSON schema, by the API or by a tool where the model is older", async () => {
    const schema = { type: "object", properties: { n: { type: "integer", minimum: 1 } }, required: ["n"] };
    const response_format = { type: "json_schema", json_schema: { name: "count", schema, strict: true } };
    await chat({ response_format });
    expect(lab.last.body.output_config).toEqual({
      format: {
        type: "json_schema",
        schema: {
          type: "object",
          properties: { n: { type: "integer", description: '{"minimum":1}' } },
          required: ["n"],
          additionalProperties: false,
        },
      },
    });
    const answer = { toolCalls: [{ name: "turnpike_structured_answer", args: { n: 3 } }] };
    lab.next(answer, { ...answer, pieceChars: 2 });
    const whole = await (await chat({ model: "anthropic/old", response_format })).json();
    expect(lab.last.body.tool_choice).toEqual({ type: "tool", name: "turnpike_structured_answer" });
    expect(whole.choices[0]).toMatchObject({ finish_reason: "stop", message: { content: '{"n":3}' } });
    expect(whole.choices[0].message).not.toHaveProperty("tool_calls");
    const chunks = await chunksOf(await chat({ model: "anthropic/old", response_format, stream: true }));
    expect(
      JSON.parse(
        deltasOf(chunks)
          .map(({ content }) => content ?? "")
          .join(""),
      ),
    ).toEqual({ n: 3 });
    expect(JSON.stringify(chunks)).toContain('"finish_reason":"stop"');
  });

  it.each([
    ["n", { n: 2 }],
    ["logprobs", { logprobs: true }],
    ["audio", { audio: { voice: "a", format: "mp3" } }],
    ["web_search_options", { web_search_options: {} }],
    ["tools[0].type", { tools: [{ type: "web_search" }] }],
    ["messages[0].content[0].type", { messages: [{ role: "user", content: [{ type: "input_audio" }] }] }],
  ])("that Claude cannot give is refused by the parameter's name: %s", async (param, more) => {
    const response = await chat(more);
    expect(response.status).toBe(400);
    expect((await response.json()).error).toMatchObject({ code: "unsupported_parameter", param });
    expect(lab.calls).toHaveLength(0);
  });

  it.each([
    [{ kind: "overloaded" }, 503, "overloaded"],
    [{ kind: "server_error" }, 502, "upstream_error"],
    [{ kind: "unauthorized" }, 502, "upstream_error"],
    [{ kind: "not_found" }, 502, "upstream_error"],
    [{ kind: "quota" }, 502, "upstream_error"],
    [{ kind: "context_length" }, 400, "context_length_exceeded"],
    [{ kind: "bad_request", message: "bad" }, 400, "invalid_request"],
  ] as const)("fails as %j with status %d", async (failure, status, code) => {
    lab.next({ failure });
    const response = await chat();
    expect(response.status).toBe(status);
    expect((await response.json()).error.code).toBe(code);
  });

  it("says how long to wait when the provider limits", async () => {
    lab.next({ failure: { kind: "rate_limit", resetMs: 7_000 } });
    const response = await chat();
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("7");
  });
});

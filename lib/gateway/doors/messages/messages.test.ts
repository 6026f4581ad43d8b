import Anthropic from "@anthropic-ai/sdk";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { type Lab, startLab } from "../../lab";
import { startTestGateway, TestTenant } from "../../testing";

const database = useTestDatabase();
let tenant: TestTenant;
let claude: Lab;
let gpt: Lab;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let secret: string;

beforeAll(async () => {
  claude = await startLab("anthropic");
  gpt = await startLab("openai");
  tenant = await TestTenant.open(database.url);
  const anthropic = await tenant.provider("anthropic", claude.baseUrl);
  const openai = await tenant.provider("openai", gpt.baseUrl);
  await tenant.model("lab/claude", [[anthropic, "claude-sonnet-4-5"]]);
  await tenant.model("lab/gpt", [[openai, "gpt-4o"]]);
  await tenant.model("lab/either", [
    [openai, "gpt-4o"],
    [anthropic, "claude-sonnet-4-5"],
  ]);
  await tenant.model("lab/or", [
    [anthropic, "claude-sonnet-4-5"],
    [openai, "gpt-4o"],
  ]);
  ({ secret } = await tenant.key());
  gateway = await startTestGateway(database.url, { UPSTREAM_IDLE_MS: "800" });
});
afterAll(async () => {
  await gateway?.stop();
  await claude?.stop();
  await gpt?.stop();
  await tenant?.client.end();
});
beforeEach(() => {
  claude.reset();
  gpt.reset();
});

type Json = Record<string, unknown>;
const VERSION = "2026-10-21";

function post(body: Json | string, path = "/v1/messages", headers: Record<string, string> = {}) {
  const base = { model: "lab/gpt", max_tokens: 50, messages: [{ role: "user", content: "Hi" }] };
  return fetch(`${gateway.url}${path}`, {
    method: "POST",
    headers: {
      "x-api-key": secret,
      "content-type": "application/json",
      "anthropic-version": VERSION,
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify({ ...base, ...body }),
  });
}
const eventOf = async (response: Response) =>
  (await tenant.events(response.headers.get("x-request-id")!))[0]!;

type Event = Json & { type: string; index?: number; delta?: Json; content_block?: Json; usage?: Json };
async function eventsOf(response: Response): Promise<Event[]> {
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const events = (await response.text()).trim().split("\n\n");
  return events.map((text) => {
    const [name, data] = text.split("\n");
    const event = JSON.parse(data!.slice(6)) as Event;
    expect(name).toBe(`event: ${event.type}`);
    return event;
  });
}

/** Every block is begun once, filled only while it is open, and ended before the next one begins. */
function checkBlocks(events: Event[]): void {
  let open: number | null = null;
  let next = 0;
  for (const { type, index } of events) {
    if (type === "content_block_start") {
      expect([open, index]).toEqual([null, next++]);
      open = index!;
    }
    if (type === "content_block_delta") expect(index).toBe(open);
    if (type !== "content_block_stop") continue;
    expect(index).toBe(open);
    open = null;
  }
  expect(open).toBeNull();
}

const weather = {
  name: "weather",
  description: "The weather.",
  input_schema: { type: "object", properties: { city: { type: "string" } } },
};

describe("Messages in front of Claude", () => {
  it("are the caller's own bytes both ways, with its version and betas; the cost is in the usage", async () => {
    const body = `{ "model":"lab/claude", "max_tokens": 50,"messages":[{"role":"user","content":"Hi \\u00e9"}], "top_k": 3, "metadata":{"user_id":"u1"} }`;
    const answer = `{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[{"type":"tool_use","id":"t","name":"n","input":{"big":12345678901234567890}}],"stop_reason":"tool_use","usage":{"input_tokens":9,"output_tokens":4,"cache_read_input_tokens":0},"x":1.0}`;
    claude.next({ raw: { body: answer } });
    const response = await post(body, "/v1/messages", { "anthropic-beta": "b-1,b-2" });
    expect(response.headers.get("request-id")).toBe(response.headers.get("x-request-id"));
    expect(claude.last.text).toBe(body.replace('"lab/claude"', '"claude-sonnet-4-5"'));
    expect(claude.last.headers).toMatchObject({ "anthropic-version": VERSION, "anthropic-beta": "b-1,b-2" });
    const text = await response.text();
    expect(text.replace(/,"cost":[0-9.e-]+/, "")).toBe(answer);
    expect(JSON.parse(text).usage.cost).toBeCloseTo(25e-6, 12);
    expect(await eventOf(response)).toMatchObject({
      input_tokens: 9,
      output_tokens: 4,
      endpoint: "messages",
      end_user: "u1",
    });
  });

  it("are streamed as they come, and end with the settled cost", async () => {
    claude.next({ text: "Grüezi", reasoning: "Hm.", usage: { input: 9, cacheWrite1h: 5, output: 4 } });
    const response = await post({ model: "lab/claude", stream: true });
    const events = await eventsOf(response);
    checkBlocks(events);
    expect(events[0]).toMatchObject({ type: "message_start", message: { usage: { input_tokens: 9 } } });
    expect(events.some(({ delta }) => delta?.type === "signature_delta")).toBe(true);
    const end = events.at(-2)!;
    expect(end).toMatchObject({ type: "message_delta", delta: { stop_reason: "end_turn" } });
    expect(end.usage).toMatchObject({ input_tokens: 9, output_tokens: 4, cost: expect.any(Number) });
    expect(events.at(-1)).toEqual({ type: "message_stop" });
  });

  it("that are cut end with an error event in Anthropic's form", async () => {
    claude.next({ text: "one two three four", cut: "before-usage" });
    const events = await eventsOf(await post({ model: "lab/claude", stream: true }));
    expect(events.at(-1)).toMatchObject({ type: "error", error: { type: "api_error" } });
    expect(events.some(({ type }) => type === "message_stop")).toBe(false);
  });

  it("that no budget can pay for end as at max_tokens, well-formed", async () => {
    const { id, secret: poor } = await tenant.key();
    await tenant.budget("key", id, 1_000_000n);
    claude.next({ text: "word ".repeat(2_000), usage: { input: 9, output: 2_000 }, pieceChars: 50 });
    const response = await post({ model: "lab/claude", stream: true, max_tokens: 4_000 }, "/v1/messages", {
      "x-api-key": poor,
    });
    const events = await eventsOf(response);
    checkBlocks(events);
    expect(events.at(-2)).toMatchObject({ type: "message_delta", delta: { stop_reason: "max_tokens" } });
    expect(events.at(-1)).toEqual({ type: "message_stop" });
    expect(await eventOf(response)).toMatchObject({ outcome: "capped" });
  });
});

describe("Messages in front of another model", () => {
  it("are asked as a chat: system, images, documents, tools and their results, thinking left out", async () => {
    const image = {
      type: "image",
      source: { type: "base64", media_type: "image/png", data: "iVBORw0KGgo=" },
    };
    const response = await post({
      system: [{ type: "text", text: "Be brief.", cache_control: { type: "ephemeral" } }],
      tools: [weather],
      tool_choice: { type: "tool", name: "weather", disable_parallel_tool_use: true },
      stop_sequences: ["END"],
      metadata: { user_id: "u2" },
      context_management: { edits: [] },
      thinking: { type: "enabled", budget_tokens: 8_000 },
      messages: [
        { role: "user", content: [{ type: "text", text: "Look" }, image] },
        {
          role: "assistant",
          content: [
            { type: "text", text: "Let me see." },
            { type: "tool_use", id: "toolu_1", name: "weather", input: { city: "Bern" } },
          ],
        },
        {
          role: "user",
          content: [
            { type: "tool_result", tool_use_id: "toolu_1", content: [{ type: "text", text: "sun" }, image] },
            { type: "text", text: "So?" },
          ],
        },
      ],
    });
    expect(response.status).toBe(200);
    expect(gpt.last.refused).toBeNull();
    const url = "data:image/png;base64,iVBORw0KGgo=";
    expect(gpt.last.body).toMatchObject({
      model: "gpt-4o",
      stop: ["END"],
      parallel_tool_calls: false,
      tool_choice: { type: "function", function: { name: "weather" } },
      messages: [
        { role: "system" },
        {
          role: "user",
          content: [
            { type: "text", text: "Look" },
            { type: "image_url", image_url: { url } },
          ],
        },
        {
          role: "assistant",
          content: "Let me see.",
          tool_calls: [{ id: "toolu_1", function: { name: "weather", arguments: '{"city":"Bern"}' } }],
        },
        { role: "tool", tool_call_id: "toolu_1", content: "sun" },
        {
          role: "user",
          content: [
            { type: "image_url", image_url: { url } },
            { type: "text", text: "So?" },
          ],
        },
      ],
    });
    expect(JSON.stringify(gpt.last.body)).not.toMatch(/cache_control|reasoning/);
  });

  it("are answered as a message with blocks, its stop reason, and usage that leaves the cache apart", async () => {
    gpt.next({
      text: "Yes.",
      toolCalls: [{ id: "call_1", name: "weather", args: { city: "Bern" } }],
      usage: { input: 10, cachedInput: 90, output: 5, reasoning: 2 },
    });
    const body = await (await post({ tools: [weather] })).json();
    expect(body).toMatchObject({
      type: "message",
      role: "assistant",
      content: [
        { type: "text", text: "Yes." },
        { type: "tool_use", id: "call_1", name: "weather", input: { city: "Bern" } },
      ],
      stop_reason: "tool_use",
      stop_sequence: null,
      usage: {
        input_tokens: 10,
        cache_read_input_tokens: 90,
        output_tokens: 7,
        output_tokens_details: { thinking_tokens: 2 },
        cost: expect.any(Number),
      },
    });
  });

  it("are streamed as blocks one after the other, with cumulative usage at the end", async () => {
    gpt.next({
      text: "Grüezi mitenand",
      toolCalls: [
        { id: "call_1", name: "weather", args: { city: "Bern" } },
        { id: "call_2", name: "weather", args: { city: "Chur" } },
      ],
      usage: { input: 10, cachedInput: 90, output: 5 },
    });
    const response = await post({ tools: [weather], stream: true });
    expect(gpt.last.body.stream_options).toEqual({ include_usage: true });
    const events = await eventsOf(response);
    checkBlocks(events);
    expect(events.slice(0, 2).map(({ type }) => type)).toEqual(["message_start", "ping"]);
    const argsOf = (index: number) =>
      events
        .filter((event) => event.index === index && event.delta)
        .map(({ delta }) => delta!.partial_json)
        .join("");
    expect([JSON.parse(argsOf(1)), JSON.parse(argsOf(2))]).toEqual([{ city: "Bern" }, { city: "Chur" }]);
    expect(events.at(-2)).toMatchObject({
      delta: { stop_reason: "tool_use" },
      usage: { input_tokens: 10, cache_read_input_tokens: 90, output_tokens: 5, cost: expect.any(Number) },
    });
  });

  it.each([
    ["top_k", { top_k: 5 }],
    ["tools[0]", { tools: [{ type: "web_search_20250305", name: "web_search" }] }],
    ["mcp_servers", { mcp_servers: [{ type: "url", url: "https://mcp.example", name: "m" }] }],
  ])("are refused by name where only Claude can: %s", async (param, more) => {
    const response = await post(more);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      type: "error",
      error: { type: "invalid_request_error", param },
      request_id: response.headers.get("x-request-id"),
    });
    expect(gpt.calls).toHaveLength(0);
  });
});

describe("Messages in front of a model with several providers", () => {
  it("go to the one that can do what only Claude can", async () => {
    const response = await post({ model: "lab/either", top_k: 5 });
    expect([response.status, gpt.calls.length, claude.calls.length]).toEqual([200, 0, 1]);
    expect(claude.last.body.top_k).toBe(5);
  });

  it("fail as Claude failed where no other could be asked at all", async () => {
    claude.next({ failure: { kind: "overloaded" } });
    const response = await post({ model: "lab/or", top_k: 5 });
    expect([response.status, (await response.json()).error.type]).toEqual([503, "overloaded_error"]);
    claude.next({ failure: { kind: "overloaded" } });
    expect((await post({ model: "lab/or" })).status).toBe(200);
  });
});

describe("errors of the Messages door", () => {
  it("are in Anthropic's envelope with its types", async () => {
    const { id, secret: empty } = await tenant.key();
    await tenant.budget("key", id, 0n);
    const typeOf = async (response: Response) => [response.status, (await response.json()).error.type];
    expect(await typeOf(await post({}, "/v1/messages", { "x-api-key": "tp_live_none" }))).toEqual([
      401,
      "authentication_error",
    ]);
    expect(await typeOf(await post({}, "/v1/messages", { "x-api-key": empty }))).toEqual([
      402,
      "billing_error",
    ]);
    expect(await typeOf(await post({ model: "none/such" }))).toEqual([404, "not_found_error"]);
    expect(await typeOf(await post("{", "/v1/messages"))).toEqual([400, "invalid_request_error"]);
    expect(await typeOf(await post({ max_tokens: "x" }))).toEqual([400, "invalid_request_error"]);
    gpt.next({ failure: { kind: "overloaded" } });
    expect(await typeOf(await post({}))).toEqual([503, "overloaded_error"]);
    gpt.next({ failure: { kind: "rate_limit", resetMs: 1_000 } });
    expect(await typeOf(await post({}))).toEqual([429, "rate_limit_error"]);
    const scoped = await tenant.key({ allowed_endpoints: ["chat.completions"] });
    expect(await typeOf(await post({}, "/v1/messages", { "x-api-key": scoped.secret }))).toEqual([
      403,
      "permission_error",
    ]);
  });
});

describe("a count of tokens", () => {
  const count = (body: Json) => post({ max_tokens: undefined, ...body }, "/v1/messages/count_tokens");

  it("is Claude's own where Claude answers, and ours elsewhere; it costs nothing", async () => {
    claude.next({ usage: { input: 1_234 } });
    const response = await count({ model: "lab/claude" });
    expect(await response.json()).toEqual({ input_tokens: 1_234 });
    expect(claude.last.body.model).toBe("claude-sonnet-4-5");
    expect(response.headers.get("x-turnpike-cost")).toBe("0");
    const own = await (await count({ messages: [{ role: "user", content: "one two three" }] })).json();
    expect(own.input_tokens).toBe(10);
    expect(gpt.calls).toHaveLength(0);
  });

  it("is ours while Claude is away, and Claude's refusal is the caller's", async () => {
    claude.next({ failure: { kind: "overloaded" } }, { failure: { kind: "bad_request", message: "no" } });
    expect(await (await count({ model: "lab/claude" })).json()).toEqual({ input_tokens: 8 });
    const refused = await count({ model: "lab/claude" });
    expect(refused.status).toBe(400);
    expect((await refused.json()).error.type).toBe("invalid_request_error");
  });

  it("is under the keys and their scopes", async () => {
    const response = await post({}, "/v1/messages/count_tokens", { "x-api-key": "tp_live_none" });
    expect(response.status).toBe(401);
  });
});

describe("Anthropic's own SDK", () => {
  it.each(["lab/claude", "lab/gpt"])("reads whole answers, streams and counts of %s", async (model) => {
    const client = new Anthropic({ baseURL: gateway.url, apiKey: secret, maxRetries: 0 });
    const plan = { text: "Grüezi", toolCalls: [{ name: "weather", args: { city: "Bern" } }] };
    for (const lab of [claude, gpt]) lab.always(plan);
    const ask = {
      model,
      max_tokens: 100,
      messages: [{ role: "user" as const, content: "Hi" }],
      tools: [weather as Anthropic.Tool],
    };
    const whole = await client.messages.create(ask);
    const streamed = await client.messages.stream(ask).finalMessage();
    for (const message of [whole, streamed]) {
      expect(message.stop_reason).toBe("tool_use");
      expect(message.content).toMatchObject([
        { type: "text", text: "Grüezi" },
        { type: "tool_use", name: "weather", input: { city: "Bern" } },
      ]);
      expect(message.usage).toMatchObject({ input_tokens: 11, output_tokens: 7 });
    }
    const { input_tokens: tokens } = await client.messages.countTokens({ model, messages: ask.messages });
    expect(tokens).toBeGreaterThan(0);
    const models = await client.models.list();
    expect(models.data.map(({ id, type }) => [id, type])).toEqual([
      ["lab/claude", "model"],
      ["lab/either", "model"],
      ["lab/gpt", "model"],
      ["lab/or", "model"],
    ]);
    expect(await client.models.retrieve(model)).toMatchObject({ id: model, display_name: model });
    await expect(client.models.retrieve("none/such")).rejects.toMatchObject({ status: 404 });
    await expect(client.messages.create({ ...ask, model: "none/such" })).rejects.toMatchObject({
      status: 404,
    });
  });
});

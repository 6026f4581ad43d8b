import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GATEWAY_ENDPOINTS } from "@/lib/contract/gateway";
import { useTestDatabase } from "@/lib/db/testing";
import { type Lab, startLab } from "../../lab";
import { startTestGateway, TestTenant } from "../../testing";

const database = useTestDatabase();
let tenant: TestTenant;
let labs: { anthropic: Lab; openai: Lab; cohere: Lab };
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let secret: string;

type Kind = keyof typeof labs;
const KINDS: Kind[] = ["openai", "anthropic", "cohere"];
const USAGE = { input: 30, cachedInput: 10, output: 12 };
const TOOL = {
  type: "function",
  function: { name: "lookup", parameters: { type: "object", properties: { city: { type: "string" } } } },
};

beforeAll(async () => {
  labs = {
    anthropic: await startLab("anthropic"),
    openai: await startLab("openai"),
    cohere: await startLab("cohere"),
  };
  tenant = await TestTenant.open(database.url);
  for (const kind of KINDS) {
    const provider = await tenant.provider(kind, labs[kind].baseUrl);
    await tenant.model(`lab/${kind}`, [[provider, `${kind}-1`]]);
  }
  ({ secret } = await tenant.key());
  gateway = await startTestGateway(database.url);
});
afterAll(async () => {
  await gateway?.stop();
  for (const lab of Object.values(labs ?? {})) await lab.stop();
  await tenant?.client.end();
});
beforeEach(() => {
  for (const lab of Object.values(labs)) lab.reset();
});

function chat(kind: Kind, body: Record<string, unknown> = {}, key = secret) {
  return fetch(`${gateway.url}/v2/chat`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ model: `lab/${kind}`, messages: [{ role: "user", content: "Hi" }], ...body }),
  });
}

async function eventsOf(response: Response) {
  const events = (await response.text()).split("\n\n").filter(Boolean);
  expect(events.at(-1)).toBe("data: [DONE]");
  return events.slice(0, -1).map((text) => {
    const [name, data] = text.split("\n");
    const value = JSON.parse(data!.slice("data: ".length));
    expect(name).toBe(`event: ${value.type}`);
    return value;
  });
}

const SAID = {
  billed_units: { input_tokens: 40, output_tokens: 12 },
  tokens: { input_tokens: 40, output_tokens: 12 },
  cached_tokens: 10,
};
const endpoint = GATEWAY_ENDPOINTS.find(({ id }) => id === "cohere.chat")!;

describe.each(KINDS)("Cohere's v2 chat in front of %s", (kind) => {
  it("gives a whole answer with both places of its usage, and books the provider's figures", async () => {
    labs[kind].next({ text: "Olá № 1", usage: USAGE });
    const response = await chat(kind, { max_tokens: 50, stop_sequences: ["END"], p: 0.5 });
    const body = await response.json();
    expect(endpoint.response!.parse(body)).toMatchObject({
      finish_reason: "COMPLETE",
      message: { role: "assistant", content: [{ type: "text", text: "Olá № 1" }] },
      usage: SAID,
    });
    const [event] = await tenant.events(response.headers.get("x-request-id")!);
    expect(event).toMatchObject({ input_tokens: 30, cached_input_tokens: 10, output_tokens: 12 });
    expect(labs[kind].last.said).toMatchObject(USAGE);
  });

  it("streams each part of the message begun, filled and ended", async () => {
    labs[kind].next({ text: "a stream of some length", usage: USAGE, pieceChars: 5 });
    const events = await eventsOf(await chat(kind, { stream: true }));
    const types = events.map(({ type }) => type);
    expect([types[0], types[1], types.at(-2), types.at(-1)]).toEqual([
      "message-start",
      "content-start",
      "content-end",
      "message-end",
    ]);
    const deltas = events.filter(({ type }) => type === "content-delta");
    expect(deltas.length).toBeGreaterThan(2);
    expect(deltas.map(({ delta }) => delta.message.content.text).join("")).toBe("a stream of some length");
    expect(events.at(-1).delta).toMatchObject({ finish_reason: "COMPLETE", usage: SAID });
  });

  it("carries tool calls and their results there and back, whole and streamed", async () => {
    const toolCalls = [{ name: "lookup", args: { city: "Lisbon" } }];
    labs[kind].next(
      { toolCalls, usage: USAGE },
      { toolCalls, usage: USAGE, pieceChars: 4 },
      { text: "18 °C" },
    );
    const whole = await (await chat(kind, { tools: [TOOL] })).json();
    expect(whole.finish_reason).toBe("TOOL_CALL");
    const [call] = whole.message.tool_calls;
    expect([call.function.name, JSON.parse(call.function.arguments)]).toEqual(["lookup", { city: "Lisbon" }]);

    const events = await eventsOf(await chat(kind, { tools: [TOOL], tool_choice: "REQUIRED", stream: true }));
    const { index, delta } = events.find(({ type }) => type === "tool-call-start");
    expect(delta.message.tool_calls.function).toEqual({ name: "lookup", arguments: "" });
    const pieces = events.filter((one) => one.type === "tool-call-delta" && one.index === index);
    const json = pieces.map((one) => one.delta.message.tool_calls.function.arguments).join("");
    expect(JSON.parse(json)).toEqual({ city: "Lisbon" });
    expect(events.at(-1).delta.finish_reason).toBe("TOOL_CALL");

    const messages = [
      { role: "user", content: "Hi" },
      { role: "assistant", tool_plan: "I will look.", tool_calls: whole.message.tool_calls },
      {
        role: "tool",
        tool_call_id: call.id,
        content: [{ type: "document", document: { data: { celsius: 18 } } }],
      },
    ];
    const after = await (await chat(kind, { messages, tools: [TOOL] })).json();
    expect(after.message.content).toEqual([{ type: "text", text: "18 °C" }]);
    expect(labs[kind].last.text).toContain("celsius");
  });
});

describe("Cohere's v2 chat", () => {
  it("says errors in Cohere's envelope: a message, and our code beside it", async () => {
    const unknown = await chat("openai", {}, "tp_test_0123456789abcdefghijklmnopqrstuv000000");
    expect(unknown.status).toBe(401);
    expect(endpoint.error!.parse(await unknown.json())).toMatchObject({ code: "invalid_api_key" });
    const wrong = await chat("openai", { p: "high" });
    expect([wrong.status, (await wrong.json()).param]).toEqual([400, "p"]);
    const none = await chat("openai", { model: "lab/none" });
    expect([none.status, (await none.json()).message]).toEqual([404, expect.stringContaining("lab/none")]);
  });

  it("ends a stream that the provider broke off with an error and what was used", async () => {
    labs.openai.next({ text: "a long answer that is cut", usage: USAGE, cut: "before-usage" });
    const events = await eventsOf(await chat("openai", { stream: true }));
    expect(events.at(-1)).toMatchObject({ type: "message-end", delta: { finish_reason: "ERROR" } });
  });

  it("has a JSON schema for what Cohere calls a json_object with one", async () => {
    labs.openai.next({ text: "{}" });
    const schema = { type: "object", properties: {}, required: [], additionalProperties: false };
    await chat("openai", { response_format: { type: "json_object", json_schema: schema } });
    expect(labs.openai.last.body.response_format).toEqual({
      type: "json_schema",
      json_schema: { name: "answer", schema },
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { startTestGateway, TestTenant } from "./testing";

const database = useTestDatabase();
let tenant: TestTenant;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let secret: string;

const NAMES = [
  "echo",
  "small",
  "large",
  "tools",
  "reasoner",
  "error-429",
  "error-500",
  "overloaded",
  "cut-stream",
  "malformed",
  "no-usage",
];

beforeAll(async () => {
  tenant = await TestTenant.open(database.url);
  const sandbox = await tenant.provider("sandbox");
  for (const name of NAMES) await tenant.model(`sandbox/${name}`, [[sandbox, name]]);
  ({ secret } = await tenant.key());
  gateway = await startTestGateway(database.url);
});
afterAll(async () => {
  await gateway?.stop();
  await tenant?.client.end();
});

function chat(model: string, more: Record<string, unknown> = {}, key = secret) {
  return fetch(`${gateway.url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({
      model: `sandbox/${model}`,
      messages: [{ role: "user", content: "Say hello." }],
      ...more,
    }),
  });
}

async function chunksOf(response: Response) {
  const text = await response.text();
  const lines = text.split("\n").filter((line) => line.startsWith("data: "));
  return {
    ended: lines.at(-1) === "data: [DONE]",
    chunks: lines.filter((line) => line !== "data: [DONE]").map((line) => JSON.parse(line.slice(6))),
  };
}

describe("a call to a sandbox model", () => {
  it("is answered, priced, journaled and lands in the database", async () => {
    const response = await chat("echo");
    expect(response.status).toBe(200);
    const body = await response.json();
    expect(body.choices[0].message.content).toBe("Say hello.");
    expect(body.usage).toMatchObject({ prompt_tokens: 10, completion_tokens: 3, total_tokens: 13 });
    expect(body.usage.cost).toBe((10 * 1_000 + 3 * 4_000) / 1e9);
    expect(response.headers.get("x-turnpike-cost")).toBe("0.000022");
    const requestId = response.headers.get("x-request-id")!;
    const [event] = await tenant.events(requestId);
    expect(event).toMatchObject({
      outcome: "ok",
      status: 200,
      input_tokens: 10,
      output_tokens: 3,
      usage_source: "provider",
      quarantined: false,
    });
    expect(String(event!.cost_nanos)).toBe("22000");
  });

  it("is the same every time for the same request", async () => {
    const [first, second] = await Promise.all([chat("small", { seed: 7 }), chat("small", { seed: 7 })]);
    const texts = await Promise.all(
      [first, second].map(async (one) => (await one.json()).choices[0].message.content),
    );
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0].length).toBeGreaterThan(20);
  });

  it("streams, and shows usage only to a caller who asks for it", async () => {
    const quiet = await chunksOf(await chat("small", { stream: true }));
    expect(quiet.ended).toBe(true);
    expect(quiet.chunks.every((chunk) => !("usage" in chunk))).toBe(true);
    const asked = await chunksOf(
      await chat("small", { stream: true, stream_options: { include_usage: true } }),
    );
    const last = asked.chunks.at(-1);
    expect(last.choices).toEqual([]);
    expect(last.usage.completion_tokens).toBeGreaterThan(5);
    expect(last.usage.cost).toBeGreaterThan(0);
    expect(asked.chunks.slice(0, -1).every((chunk) => chunk.usage === null)).toBe(true);
  });

  it("calls the forced tool with arguments of its schema", async () => {
    const parameters = {
      type: "object",
      properties: { city: { type: "string" }, days: { type: "integer", minimum: 1, maximum: 5 } },
      required: ["city", "days"],
    };
    const tools = ["first", "second"].map((name) => ({ type: "function", function: { name, parameters } }));
    const body = await (
      await chat("tools", { tools, tool_choice: { type: "function", function: { name: "second" } } })
    ).json();
    const [call] = body.choices[0].message.tool_calls;
    expect(body.choices[0].finish_reason).toBe("tool_calls");
    expect(call.function.name).toBe("second");
    const args = JSON.parse(call.function.arguments);
    expect(args.days).toBeGreaterThanOrEqual(1);
    expect(args.days).toBeLessThanOrEqual(5);
  });

  it("follows a JSON schema", async () => {
    const schema = {
      type: "object",
      properties: { name: { type: "string" }, tags: { type: "array", items: { enum: ["a"] } } },
    };
    const response_format = { type: "json_schema", json_schema: { name: "thing", schema } };
    const body = await (await chat("small", { response_format })).json();
    expect(JSON.parse(body.choices[0].message.content)).toMatchObject({ tags: ["a"] });
  });

  it("counts reasoning apart from what is seen", async () => {
    const body = await (await chat("reasoner")).json();
    expect(body.usage.completion_tokens_details.reasoning_tokens).toBeGreaterThan(0);
  });

  it("stops at max_tokens with finish_reason length", async () => {
    const body = await (await chat("large", { max_tokens: 5 })).json();
    expect(body.choices[0].finish_reason).toBe("length");
    expect(body.usage.completion_tokens).toBe(5);
  });

  it.each([
    ["error-429", 429, "rate_limit_exceeded"],
    ["error-500", 502, "upstream_error"],
    ["overloaded", 503, "overloaded"],
    ["malformed", 502, "upstream_error"],
    ["cut-stream", 502, "upstream_error"],
  ])("%s fails with %i, costs nothing and is recorded", async (model, status, code) => {
    const response = await chat(model);
    expect(response.status).toBe(status);
    expect((await response.json()).error).toMatchObject({ code, param: null });
    expect(response.headers.get("x-turnpike-cost")).toBe("0");
    const [event] = await tenant.events(response.headers.get("x-request-id")!);
    expect(event).toMatchObject({ outcome: "error", status, error_code: code, cost_nanos: 0n.toString() });
  });

  it("a cut stream ends with an error chunk and is billed for what was generated", async () => {
    const response = await chat("cut-stream", { stream: true });
    const { ended, chunks } = await chunksOf(response);
    expect(ended).toBe(false);
    expect(chunks.at(-1)).toMatchObject({
      error: { code: "upstream_error" },
      choices: [{ finish_reason: "error" }],
    });
    const [event] = await tenant.events(response.headers.get("x-request-id")!);
    expect(event).toMatchObject({ outcome: "cut", usage_source: "estimated" });
    expect(event!.output_tokens).toBeGreaterThan(0);
    expect(Number(event!.cost_nanos)).toBeGreaterThan(0);
  });

  it("an answer without usage is counted by the tokenizer, streamed or not", async () => {
    const body = await (await chat("no-usage", { seed: 1 })).json();
    expect(body.usage.completion_tokens).toBeGreaterThan(5);
    const response = await chat("no-usage", {
      seed: 1,
      stream: true,
      stream_options: { include_usage: true },
    });
    const { chunks } = await chunksOf(response);
    expect(chunks.at(-1).usage.completion_tokens).toBe(body.usage.completion_tokens);
    const [event] = await tenant.events(response.headers.get("x-request-id")!);
    expect(event).toMatchObject({ outcome: "ok", usage_source: "counted" });
  });
});

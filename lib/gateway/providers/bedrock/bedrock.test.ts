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
  lab = await startLab("bedrock");
  tenant = await TestTenant.open(database.url);
  const region = { region: "eu-central-1" };
  const signed = await tenant.provider("bedrock", lab.baseUrl, lab.credential, region);
  const bearer = await tenant.provider("bedrock", lab.baseUrl, "bedrock-api-key-abcdefg", region);
  const wrong = JSON.parse(lab.credential);
  const forged = await tenant.provider(
    "bedrock",
    lab.baseUrl,
    JSON.stringify({ ...wrong, secretAccessKey: "x".repeat(40) }),
    region,
  );
  const fields = { max_output_tokens: 32_000, capabilities: ["tools", "json_schema", "reasoning"] };
  await tenant.model("aws/claude", [[signed, "eu.anthropic.claude-sonnet-4-5-20250929-v1:0"]], fields);
  await tenant.model("aws/opus", [[signed, "global.anthropic.claude-opus-5-v1:0"]], fields);
  await tenant.model("aws/nova", [[bearer, "eu.amazon.nova-pro-v1:0"]], fields);
  await tenant.model("aws/forged", [[forged, "eu.amazon.nova-pro-v1:0"]], fields);
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

function post(path: string, body: Json) {
  return fetch(`${gateway.url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "aws/claude", messages: [{ role: "user", content: "Hi" }], ...body }),
  });
}
const chat = (body: Json = {}) => post("/v1/chat/completions", body);
const eventOf = async (response: Response) =>
  (await tenant.events(response.headers.get("x-request-id")!))[0]!;
async function chunksOf(response: Response) {
  const lines = (await response.text()).split("\n").filter((line) => line.startsWith("data: {"));
  return lines.map((line) => JSON.parse(line.slice(6)));
}

const weather = {
  type: "function",
  function: { name: "weather", parameters: { type: "object", properties: { city: { type: "string" } } } },
};

describe("a chat answered by Bedrock", () => {
  it("is signed for its region and said in Converse's words", async () => {
    const call = {
      id: "call_1",
      type: "function",
      function: { name: "weather", arguments: '{"city":"Bern"}' },
    };
    const response = await chat({
      max_tokens: 77,
      temperature: 1.5,
      stop: "END",
      tools: [weather],
      tool_choice: { type: "function", function: { name: "weather" } },
      messages: [
        {
          role: "system",
          content: [{ type: "text", text: "Be brief.", cache_control: { type: "ephemeral", ttl: "1h" } }],
        },
        {
          role: "user",
          content: [
            { type: "text", text: "Look" },
            { type: "image_url", image_url: { url: "data:image/jpeg;base64,/9j/4AA=" } },
            {
              type: "file",
              file: { filename: "Q3: report.pdf", file_data: "data:application/pdf;base64,JVBERi0=" },
            },
          ],
        },
        { role: "assistant", content: null, tool_calls: [call] },
        { role: "tool", tool_call_id: "call_1", content: "" },
      ],
    });
    expect(lab.last.refused).toBeNull();
    expect(response.status).toBe(200);
    expect(lab.last.headers.authorization).toContain("/eu-central-1/bedrock/aws4_request");
    expect(lab.last.params.model).toBe("eu.anthropic.claude-sonnet-4-5-20250929-v1:0");
    expect(lab.last.body).toEqual({
      system: [{ text: "Be brief." }, { cachePoint: { type: "default", ttl: "1h" } }],
      messages: [
        {
          role: "user",
          content: [
            { text: "Look" },
            { image: { format: "jpeg", source: { bytes: "/9j/4AA=" } } },
            { document: { format: "pdf", name: "Q3 report 1", source: { bytes: "JVBERi0=" } } },
          ],
        },
        {
          role: "assistant",
          content: [{ toolUse: { toolUseId: "call_1", name: "weather", input: { city: "Bern" } } }],
        },
        {
          role: "user",
          content: [{ toolResult: { toolUseId: "call_1", content: [{ text: "(no output)" }] } }],
        },
      ],
      inferenceConfig: { maxTokens: 77, temperature: 1, stopSequences: ["END"] },
      toolConfig: {
        tools: [{ toolSpec: { name: "weather", inputSchema: { json: weather.function.parameters } } }],
        toolChoice: { tool: { name: "weather" } },
      },
    });
  });

  it("has its text, reasoning and tool calls, and every class of token", async () => {
    lab.next({
      reasoning: "Hm.",
      text: "Yes.",
      toolCalls: [{ id: "tooluse_1", name: "weather", args: { city: "Bern" } }],
      usage: { input: 10, cachedInput: 200, cacheWrite: 30, cacheWrite1h: 4, output: 57 },
    });
    const response = await chat({ tools: [weather], reasoning_effort: "high", max_tokens: 20_000 });
    const body = await response.json();
    expect(lab.last.body.additionalModelRequestFields).toEqual({
      thinking: { type: "enabled", budget_tokens: 16_000 },
    });
    expect(body).toMatchObject({
      model: "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
      choices: [
        {
          finish_reason: "tool_calls",
          message: {
            content: "Yes.",
            reasoning_content: "Hm.",
            tool_calls: [{ id: "tooluse_1", function: { name: "weather", arguments: '{"city":"Bern"}' } }],
          },
        },
      ],
      usage: { prompt_tokens: 244, completion_tokens: 57, prompt_tokens_details: { cached_tokens: 200 } },
    });
    expect(await eventOf(response)).toMatchObject({ usage_source: "provider", outcome: "ok" });
    await chat({
      tools: [weather],
      messages: [
        { role: "user", content: "Hi" },
        body.choices[0].message,
        { role: "tool", tool_call_id: "tooluse_1", content: "sun" },
      ],
    });
    expect(lab.last.refused).toBeNull();
    expect((lab.last.body.messages as { content: unknown[] }[])[1]!.content[0]).toEqual({
      reasoningContent: { reasoningText: { text: "Hm.", signature: "bGFiLXNpZ25hdHVyZQ==" } },
    });
  });

  it("streams the same out of the binary event stream, wherever its bytes are cut", async () => {
    for (const writeBytes of [3, 64, undefined]) {
      lab.next({
        reasoning: "Thinking.",
        text: "Grüezi 🦊",
        toolCalls: [
          { id: "t1", name: "weather", args: { city: "Zürich" } },
          { id: "t2", name: "weather", args: {} },
        ],
        usage: { input: 12, cachedInput: 3, output: 40 },
        writeBytes,
      });
      const response = await chat({
        tools: [weather],
        stream: true,
        stream_options: { include_usage: true },
      });
      const chunks = await chunksOf(response);
      const text = (name: string) =>
        chunks.map(({ choices: [choice] }) => choice?.delta[name] ?? "").join("");
      expect([text("content"), text("reasoning_content")]).toEqual(["Grüezi 🦊", "Thinking."]);
      const args = ["", ""];
      for (const call of chunks.flatMap(({ choices: [choice] }) => choice?.delta.tool_calls ?? [])) {
        args[call.index] += call.function.arguments;
      }
      expect(args.map((json) => JSON.parse(json))).toEqual([{ city: "Zürich" }, {}]);
      expect(chunks.at(-1).usage).toMatchObject({ prompt_tokens: 15, completion_tokens: 40 });
      expect(await eventOf(response)).toMatchObject({ usage_source: "provider", outcome: "ok" });
    }
  });

  it("has the form of a JSON schema, by Converse or by a tool", async () => {
    const schema = { type: "object", properties: { n: { type: "integer" } } };
    const response_format = { type: "json_schema", json_schema: { name: "count", schema } };
    await chat({ response_format });
    expect(lab.last.body.outputConfig).toMatchObject({ textFormat: { type: "json_schema" } });
    lab.next({ toolCalls: [{ name: "turnpike_structured_answer", args: { n: 3 } }] });
    const body = await (await chat({ model: "aws/nova", response_format })).json();
    expect(lab.last.headers.authorization).toBe("Bearer bedrock-api-key-abcdefg");
    expect(body.choices[0]).toMatchObject({ finish_reason: "stop", message: { content: '{"n":3}' } });
  });

  it("keeps the tools of a conversation defined where none may be called, and serial calls serial", async () => {
    const call = { id: "call_1", type: "function", function: { name: "weather", arguments: "{}" } };
    const messages = [
      { role: "user", content: "Hi" },
      { role: "assistant", content: null, tool_calls: [call] },
      { role: "tool", tool_call_id: "call_1", content: "sun" },
    ];
    await chat({ messages });
    expect(lab.last.refused).toBeNull();
    expect(lab.last.body.system).toEqual([{ text: expect.stringContaining("Do not call") }]);
    await chat({ tools: [weather], parallel_tool_calls: false });
    expect(lab.last.body).toMatchObject({
      additionalModelRequestFields: { tool_choice: { type: "auto", disable_parallel_tool_use: true } },
    });
    await chat({ model: "aws/opus", reasoning_effort: "medium", temperature: 0.3 });
    expect(lab.last.body).toMatchObject({
      additionalModelRequestFields: { thinking: { type: "adaptive" } },
      outputConfig: { effort: "medium" },
    });
    expect(lab.last.body.inferenceConfig).not.toHaveProperty("temperature");
  });

  it("refuses an image by its address, by name", async () => {
    const content = [{ type: "image_url", image_url: { url: "https://img.example/a.png" } }];
    const response = await chat({ messages: [{ role: "user", content }] });
    expect(response.status).toBe(400);
    expect((await response.json()).error.param).toContain("image_url");
  });

  it.each([
    [{ kind: "overloaded" }, 503, "overloaded"],
    [{ kind: "rate_limit", resetMs: 1_000 }, 429, "rate_limit_exceeded"],
    [{ kind: "server_error" }, 502, "upstream_error"],
    [{ kind: "forbidden" }, 502, "upstream_error"],
    [{ kind: "not_found" }, 502, "upstream_error"],
    [{ kind: "quota" }, 429, "rate_limit_exceeded"],
    [{ kind: "context_length" }, 400, "context_length_exceeded"],
    [{ kind: "bad_request", message: "bad" }, 400, "invalid_request"],
  ] as const)("fails as %j with status %d", async (failure, status, code) => {
    lab.next({ failure });
    const response = await chat();
    expect([response.status, (await response.json()).error.code]).toEqual([status, code]);
  });

  it("with another secret is refused by Bedrock, and no caller hears why", async () => {
    const response = await chat({ model: "aws/forged" });
    expect(lab.last.refused?.message).toContain("signature");
    expect([response.status, await response.text()]).toEqual([502, expect.not.stringContaining("signature")]);
  });

  it.each([
    ["an exception in the stream", { failAt: { events: 3, failure: { kind: "server_error" } } }],
    ["a broken checksum", { malformedAt: 4 }],
    ["a broken connection", { cut: "before-usage" }],
  ] as const)("ends with an error after %s, and what came is counted", async (_, plan) => {
    lab.next({ text: "one two three four five six", ...plan });
    const response = await chat({ stream: true });
    const text = await response.text();
    expect(text).toContain('"code":"upstream_error"');
    expect(await eventOf(response)).toMatchObject({ outcome: "cut", usage_source: "estimated" });
  });

  it("reaches callers of Anthropic's protocol with its thinking and its cache", async () => {
    lab.next({ reasoning: "Hm.", text: "Yes.", usage: { input: 10, cachedInput: 5, output: 3 } });
    const image = {
      type: "image",
      source: { type: "base64", media_type: "image/png", data: "iVBORw0KGgo=" },
    };
    const response = await post("/v1/messages", {
      max_tokens: 100,
      messages: [{ role: "user", content: [{ ...image, cache_control: { type: "ephemeral" } }] }],
    });
    expect(lab.last.refused).toBeNull();
    expect((lab.last.body.messages as { content: unknown[] }[])[0]!.content).toEqual([
      { image: { format: "png", source: { bytes: "iVBORw0KGgo=" } } },
      { cachePoint: { type: "default" } },
    ]);
    expect(await response.json()).toMatchObject({
      content: [
        { type: "thinking", thinking: "Hm.", signature: "bGFiLXNpZ25hdHVyZQ==" },
        { type: "text", text: "Yes." },
      ],
      usage: { input_tokens: 10, cache_read_input_tokens: 5, output_tokens: 3 },
    });
  });
});

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { type Lab, type LabPlan, startLab } from "../../lab";
import { startTestGateway, TestTenant } from "../../testing";

const database = useTestDatabase();
let tenant: TestTenant;
let lab: Lab;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let secret: string;

beforeAll(async () => {
  lab = await startLab("gemini");
  tenant = await TestTenant.open(database.url);
  const provider = await tenant.provider("gemini", lab.origin, "AIza-upstream-0123456789");
  await tenant.model("google/three", [[provider, "gemini-3-flash-preview"]], { capabilities: ["tools"] });
  await tenant.model("google/two", [[provider, "gemini-2.5-pro"]]);
  await tenant.model("google/embed", [[provider, "gemini-embedding-001"]], { operations: ["embeddings"] });
  await tenant.model("google/draw", [[provider, "gemini-2.5-flash-image"]], { operations: ["images"] });
  ({ secret } = await tenant.key());
  gateway = await startTestGateway(database.url, { UPSTREAM_IDLE_MS: "800" });
});
afterAll(async () => {
  await gateway?.stop();
  await lab?.stop();
  await tenant?.client.end();
});
beforeEach(() => lab.reset());

type Body = Record<string, unknown>;

function chat(body: Body = {}) {
  return fetch(`${gateway.url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "google/three", messages: [{ role: "user", content: "Hi" }], ...body }),
  });
}
const eventOf = async (response: Response) =>
  (await tenant.events(response.headers.get("x-request-id")!))[0]!;
async function chunksOf(response: Response): Promise<Body[]> {
  const lines = (await response.text()).split("\n").filter((line) => line.startsWith("data: {"));
  return lines.map((line) => JSON.parse(line.slice(6)));
}
const WEATHER = {
  type: "function",
  function: { name: "weather", parameters: { type: "object", properties: { city: { type: "string" } } } },
};

describe("a chat that Gemini answers", () => {
  it("is a completion with its text, thoughts, usage by class and cost; the key is in a header only", async () => {
    lab.next({
      text: "Blue.",
      reasoning: "Sky…",
      usage: { input: 20, cachedInput: 5, output: 3, reasoning: 40 },
    });
    const response = await chat({ reasoning_effort: "low", max_tokens: 900 });
    expect(await response.json()).toMatchObject({
      object: "chat.completion",
      model: "gemini-3-flash-preview",
      choices: [
        {
          index: 0,
          message: { role: "assistant", content: "Blue.", reasoning_content: "Sky…", refusal: null },
          finish_reason: "stop",
          logprobs: null,
        },
      ],
      usage: {
        prompt_tokens: 25,
        completion_tokens: 43,
        total_tokens: 68,
        prompt_tokens_details: { cached_tokens: 5 },
        completion_tokens_details: { reasoning_tokens: 40 },
        cost: expect.any(Number),
      },
    });
    expect(lab.last.path).toBe("/v1beta/models/gemini-3-flash-preview:generateContent");
    expect([...lab.last.query.keys()]).toEqual([]);
    expect(lab.last.headers["x-goog-api-key"]).toBe("AIza-upstream-0123456789");
    expect(lab.last.body).toEqual({
      contents: [{ role: "user", parts: [{ text: "Hi" }] }],
      generationConfig: {
        maxOutputTokens: 900,
        thinkingConfig: { thinkingLevel: "low", includeThoughts: true },
      },
    });
    expect(await eventOf(response)).toMatchObject({
      usage_source: "provider",
      input_tokens: 20,
      cached_input_tokens: 5,
      output_tokens: 3,
      reasoning_tokens: 40,
    });
  });

  it("streams as chunks that end with one usage, whatever pieces the bytes come in", async () => {
    lab.next({
      text: "Zürich, 東京 🦊",
      reasoning: "Hm.",
      usage: { input: 9, output: 8, reasoning: 4 },
      writeBytes: 5,
    });
    const response = await chat({ stream: true, stream_options: { include_usage: true } });
    const chunks = (await chunksOf(response)) as {
      choices: { delta: Body; finish_reason: unknown }[];
      usage: Body;
    }[];
    const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta));
    expect(deltas[0]!.role).toBe("assistant");
    expect(deltas.map(({ content }) => content ?? "").join("")).toBe("Zürich, 東京 🦊");
    expect(deltas.map((delta) => delta.reasoning_content ?? "").join("")).toBe("Hm.");
    expect(chunks.filter(({ usage }) => usage)).toHaveLength(1);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 9, completion_tokens: 12 } });
    expect(await eventOf(response)).toMatchObject({ outcome: "ok", output_tokens: 8, reasoning_tokens: 4 });
  });

  it.each([false, true])(
    "calls tools with a signature that the next turn gives back (stream %s)",
    async (stream) => {
      lab.next({
        toolCalls: [
          { name: "weather", args: { city: "Bern" } },
          { name: "weather", args: { city: "Rom" } },
        ],
      });
      const messages: Body[] = [{ role: "user", content: "Bern or Rome?" }];
      const answered = await chat({ stream, messages, tools: [WEATHER] });
      const bodies = stream ? await chunksOf(answered) : [(await answered.json()) as Body];
      const choices = bodies.flatMap((body) => body.choices as Record<string, Body>[]);
      const calls = choices.flatMap(({ message, delta }) => (message ?? delta!).tool_calls ?? []) as Body[];
      expect(calls.map((call) => (call.function as Body).arguments)).toEqual([
        '{"city":"Bern"}',
        '{"city":"Rom"}',
      ]);
      expect(new Set(calls.map(({ id }) => id)).size).toBe(2);
      expect(choices.map((choice) => choice.finish_reason).filter(Boolean)).toEqual(["tool_calls"]);
      messages.push({ role: "assistant", content: null, tool_calls: calls });
      for (const { id } of calls.toReversed())
        messages.push({ role: "tool", tool_call_id: id, content: `at ${id}` });
      expect((await chat({ messages, tools: [WEATHER] })).status).toBe(200);
      const [, model, results] = lab.last.body.contents as { role: string; parts: Body[] }[];
      expect(model!.parts[0]).toMatchObject({
        functionCall: { args: { city: "Bern" } },
        thoughtSignature: /./,
      });
      expect(model!.parts[1]!.thoughtSignature).toBeUndefined();
      expect(results!.parts.map((part) => (part.functionResponse as Body).response)).toEqual(
        calls.map(({ id }) => ({ output: `at ${id}` })),
      );
    },
  );

  it("goes on with tool calls that another provider made", async () => {
    const call = { id: "c1", type: "function", function: { name: "weather", arguments: "" } };
    const messages = [
      { role: "user", content: "Weather?" },
      { role: "assistant", content: "", tool_calls: [call] },
      { role: "tool", tool_call_id: "c1", content: '{"sky":"blue"}' },
    ];
    expect((await chat({ messages, tools: [WEATHER] })).status).toBe(200);
    expect((lab.last.body.contents as Body[]).at(-1)).toEqual({
      role: "user",
      parts: [{ functionResponse: { id: "c1", name: "weather", response: { sky: "blue" } } }],
    });
  });

  it("takes images, audio, files, schemas, forced tools and every knob that Gemini has", async () => {
    const response = await chat({
      model: "google/two",
      messages: [
        { role: "system", content: "Be short." },
        {
          role: "user",
          content: [
            { type: "text", text: "What is this?" },
            { type: "image_url", image_url: { url: "data:image/png;base64,iVBORw==" } },
            { type: "image_url", image_url: { url: "https://example.com/a.webp?x=1" } },
            { type: "input_audio", input_audio: { data: "UklGRg==", format: "wav" } },
            { type: "file", file: { filename: "a.pdf", file_data: "data:application/pdf;base64,JVBERg==" } },
          ],
        },
        { role: "user", content: "And this?" },
        { role: "developer", content: "Be kind." },
      ],
      tools: [WEATHER],
      tool_choice: { type: "function", function: { name: "weather" } },
      response_format: { type: "json_schema", json_schema: { name: "a", schema: { type: "object" } } },
      reasoning_effort: "medium",
      stop: ["END"],
      n: 2,
      seed: 9_000_000_000,
      logprobs: true,
      top_logprobs: 3,
      top_p: 0.5,
      temperature: 0,
      presence_penalty: 1,
      frequency_penalty: -1,
      service_tier: "flex",
      logit_bias: {},
      parallel_tool_calls: false,
    });
    expect(response.status).toBe(200);
    expect(lab.last.body).toEqual({
      systemInstruction: { parts: [{ text: "Be short." }, { text: "Be kind." }] },
      contents: [
        {
          role: "user",
          parts: [
            { text: "What is this?" },
            { inlineData: { mimeType: "image/png", data: "iVBORw==" } },
            { fileData: { fileUri: "https://example.com/a.webp?x=1", mimeType: "image/webp" } },
            { inlineData: { mimeType: "audio/wav", data: "UklGRg==" } },
            { inlineData: { mimeType: "application/pdf", data: "JVBERg==" } },
            { text: "And this?" },
          ],
        },
      ],
      tools: [
        { functionDeclarations: [{ name: "weather", parametersJsonSchema: WEATHER.function.parameters }] },
      ],
      toolConfig: { functionCallingConfig: { mode: "ANY", allowedFunctionNames: ["weather"] } },
      generationConfig: {
        temperature: 0,
        topP: 0.5,
        presencePenalty: 1,
        frequencyPenalty: -1,
        stopSequences: ["END"],
        candidateCount: 2,
        seed: expect.any(Number),
        thinkingConfig: { thinkingBudget: 8_192, includeThoughts: true },
        responseMimeType: "application/json",
        responseJsonSchema: { type: "object" },
        responseLogprobs: true,
        logprobs: 3,
      },
      serviceTier: "flex",
    });
  });

  it.each([
    ["logit_bias", { logit_bias: { "50256": -100 } }],
    ["n", { n: 20 }],
    ["stop", { stop: ["1", "2", "3", "4", "5", "6"] }],
    ["reasoning_effort", { model: "google/two", reasoning_effort: "none" }],
    ["tools[0].type", { tools: [{ type: "custom", custom: { name: "x" } }] }],
    [
      "messages[0].content[0].file.file_id",
      {
        messages: [{ role: "user", content: [{ type: "file", file: { file_id: "file-1" } }] }],
      },
    ],
    [
      "messages[1].tool_call_id",
      {
        messages: [
          { role: "user", content: "Hi" },
          { role: "tool", tool_call_id: "none", content: "x" },
        ],
      },
    ],
  ])("is refused with a 400 that names %s, which Gemini has not", async (param, body) => {
    const response = await chat(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { param } });
    expect(lab.calls).toHaveLength(0);
  });
});

describe("what Gemini fails with", () => {
  it.each<[string, LabPlan, number, string]>([
    [
      "a rate limit with its delay in the body",
      { failure: { kind: "rate_limit", resetMs: 34_400 } },
      429,
      "rate_limit_exceeded",
    ],
    ["overload", { failure: { kind: "overloaded" } }, 503, "overloaded"],
    [
      "a bad key of the operator's, said with 400",
      { failure: { kind: "unauthorized" } },
      502,
      "upstream_error",
    ],
    [
      "a region that is not served",
      {
        raw: {
          status: 400,
          body: JSON.stringify([
            {
              error: {
                code: 400,
                status: "FAILED_PRECONDITION",
                message: "User location is not supported for the API use.",
              },
            },
          ]),
        },
      },
      502,
      "upstream_error",
    ],
    ["too long a prompt", { failure: { kind: "context_length" } }, 400, "context_length_exceeded"],
    [
      "a deadline",
      { raw: { status: 504, body: '{"error":{"code":504,"status":"DEADLINE_EXCEEDED"}}' } },
      504,
      "upstream_timeout",
    ],
    [
      "a bad request, in its own words",
      { failure: { kind: "bad_request", message: "Bad thing" } },
      400,
      "invalid_request",
    ],
  ])("%s", async (_, plan, status, code) => {
    lab.next(plan);
    const response = await chat();
    expect([response.status, ((await response.json()) as { error: Body }).error.code]).toEqual([
      status,
      code,
    ]);
    expect(response.headers.get("retry-after")).toBe(
      code === "rate_limit_exceeded" ? "35" : code === "overloaded" ? "1" : null,
    );
  });

  it("in the middle of a stream ends it as an error, and what was said of the usage counts", async () => {
    lab.next({
      text: "x".repeat(40),
      usage: { input: 10, output: 40 },
      failAt: { events: 3, failure: { kind: "overloaded" } },
    });
    const response = await chat({ stream: true });
    expect((await chunksOf(response)).at(-1)).toMatchObject({ error: { code: "upstream_error" } });
    expect(await eventOf(response)).toMatchObject({
      outcome: "cut",
      input_tokens: 10,
      usage_source: "provider",
    });
  });

  it("is also seen where it stands bare between the events", async () => {
    lab.next({
      raw: {
        events: [
          '{"candidates":[{"content":{"parts":[{"text":"Hi"}]},"index":0}],"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":1,"totalTokenCount":4}}\r\n\r\n{\n "error": {\n  "code": 503\n }\n}',
        ],
      },
    });
    const response = await chat({ stream: true });
    expect((await chunksOf(response)).at(-1)).toMatchObject({ error: { code: "upstream_error" } });
    expect(await eventOf(response)).toMatchObject({ outcome: "cut", input_tokens: 3, output_tokens: 1 });
  });

  it("as a filter is an answer with that finish", async () => {
    const blocked = {
      promptFeedback: { blockReason: "SAFETY" },
      usageMetadata: { promptTokenCount: 8, totalTokenCount: 8 },
    };
    for (const stream of [false, true]) {
      const raw = stream ? { events: [JSON.stringify(blocked)] } : { body: JSON.stringify(blocked) };
      lab.next({ raw });
      const response = await chat({ stream });
      const body = stream ? (await chunksOf(response))[0]! : ((await response.json()) as Body);
      expect(body.choices).toMatchObject([
        { finish_reason: "content_filter", native_finish_reason: "SAFETY" },
      ]);
      expect(await eventOf(response)).toMatchObject({ outcome: "ok", input_tokens: 8, output_tokens: 0 });
    }
  });
});

describe("beside chat, the Gemini API", () => {
  const post = async (to: string, body: Body) => {
    const response = await fetch(`${gateway.url}${to}`, {
      method: "POST",
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return [response.status, (await response.json()) as Body] as const;
  };

  it("embeds texts, one vector each", async () => {
    lab.next({
      vectors: [
        [1, 0],
        [0, 1],
      ],
    });
    const [, body] = await post("/v1/embeddings", {
      model: "google/embed",
      input: ["a", "b"],
      dimensions: 2,
    });
    expect((body.data as Body[]).map(({ embedding }) => embedding)).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect((body.usage as Body).prompt_tokens).toBe(2);
    expect(lab.last.body).toEqual({
      requests: ["a", "b"].map((text) => ({
        model: "models/gemini-embedding-001",
        content: { parts: [{ text }] },
        outputDimensionality: 2,
      })),
    });
    expect(await post("/v1/embeddings", { model: "google/embed", input: [[1, 2]] })).toMatchObject([
      400,
      { error: { param: "input" } },
    ]);
  });

  it("draws images, billed by tokens", async () => {
    lab.next({ images: ["aW1hZ2U="], usage: { input: 5, imageOutput: 1_290 } });
    const [, drawn] = await post("/v1/images/generations", {
      model: "google/draw",
      prompt: "A fox",
      size: "1536x864",
    });
    expect(drawn).toMatchObject({
      data: [{ b64_json: "aW1hZ2U=" }],
      usage: { input_tokens: 5, output_tokens: 1_290 },
    });
    expect(lab.last.body.generationConfig).toEqual({
      responseModalities: ["IMAGE"],
      imageConfig: { aspectRatio: "16:9" },
    });
    const [status, refused] = await post("/v1/images/generations", {
      model: "google/draw",
      prompt: "A",
      size: "10x900",
    });
    expect([status, (refused.error as Body).param]).toEqual([400, "size"]);
  });
});

const recordings = path.join(process.env.TURNPIKE_DATA ?? "../shared/data", "provider-streams/google/native");

describe.runIf(existsSync(recordings))("recordings of Google", () => {
  it.each([
    ["google-text.json", 9, 28, 244],
    ["google-text.chunks.txt", 9, 23, 185],
    ["google-tool-call.json", 29, 15, 893],
    ["google-tool-call.chunks.txt", 29, 15, 45],
  ])("%s gives exactly its usage", async (file, input, output, reasoning) => {
    const text = readFileSync(path.join(recordings, file), "utf8");
    const stream = file.endsWith(".txt");
    lab.next({ raw: stream ? { events: text.trim().split("\n") } : { body: text } });
    const response = await chat({ stream });
    expect(response.status).toBe(200);
    await response.text();
    expect(await eventOf(response)).toMatchObject({
      outcome: "ok",
      input_tokens: input,
      output_tokens: output,
      reasoning_tokens: reasoning,
    });
  });
});

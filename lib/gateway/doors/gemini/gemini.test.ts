import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { type Lab, startLab } from "../../lab";
import { startTestGateway, TestTenant } from "../../testing";

const database = useTestDatabase();
let tenant: TestTenant;
let openai: Lab;
let anthropic: Lab;
let gemini: Lab;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let secret: string;

beforeAll(async () => {
  [openai, anthropic, gemini] = await Promise.all([
    startLab("openai"),
    startLab("anthropic"),
    startLab("gemini"),
  ]);
  tenant = await TestTenant.open(database.url);
  const one = await tenant.provider("openai", openai.baseUrl);
  const two = await tenant.provider("anthropic", anthropic.origin);
  const three = await tenant.provider("gemini", gemini.baseUrl);
  await tenant.model("acme/one", [[one, "gpt-4o"]]);
  await tenant.model("acme/two", [[two, "claude-sonnet-4-5"]]);
  await tenant.model("google/flash", [[three, "gemini-2.5-flash"]]);
  ({ secret } = await tenant.key());
  gateway = await startTestGateway(database.url, { UPSTREAM_IDLE_MS: "800" });
});
afterAll(async () => {
  await gateway?.stop();
  await Promise.all([openai, anthropic, gemini].map((lab) => lab?.stop()));
  await tenant?.client.end();
});
beforeEach(() => {
  for (const lab of [openai, anthropic, gemini]) lab.reset();
});

type Body = Record<string, unknown>;
type Part = { text?: string; thought?: boolean; functionCall?: Body; inlineData?: Body };
type Piece = {
  candidates?: {
    index: number;
    content?: { parts?: Part[] };
    finishReason?: string;
    finishMessage?: string;
  }[];
  usageMetadata?: Body;
  error?: Body & { details: Body[] };
};

const CONTENTS = [{ role: "user", parts: [{ text: "Hi" }] }];
const WEATHER = {
  name: "weather",
  description: "The weather",
  parameters: {
    type: "OBJECT",
    properties: {
      city: { type: "STRING", nullable: true },
      days: { type: "ARRAY", items: { type: "INTEGER" }, maxItems: "3" },
    },
    required: ["city"],
  },
};
const WEATHER_SCHEMA = {
  type: "object",
  properties: {
    city: { type: ["string", "null"] },
    days: { type: "array", items: { type: "integer" }, maxItems: 3 },
  },
  required: ["city"],
};

function post(path: string, body: unknown, headers: Record<string, string> = { "x-goog-api-key": secret }) {
  return fetch(`${gateway.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}
const ask = (model: string, body: Body = {}) =>
  post(`/v1beta/models/${model}:generateContent`, { contents: CONTENTS, ...body });
const stream = (model: string, body: Body = {}, query = "?alt=sse") =>
  post(`/v1beta/models/${model}:streamGenerateContent${query}`, { contents: CONTENTS, ...body });
async function piecesOf(response: Response): Promise<Piece[]> {
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const events = (await response.text()).split("\r\n\r\n");
  expect(events.pop()).toBe("");
  return events.map((event) => JSON.parse(event.replace(/^data: /, "")));
}
const partsOf = (pieces: Piece[]) =>
  pieces.flatMap(({ candidates }) => candidates?.[0]?.content?.parts ?? []);
const eventOf = async (response: Response) =>
  (await tenant.events(response.headers.get("x-request-id")!))[0]!;

describe("a request for content to a model of another provider", () => {
  it("is a chat there, with everything that it says, and the answer is a candidate", async () => {
    openai.next({ text: "Blue.", usage: { input: 9, cachedInput: 4, output: 3, reasoning: 2 } });
    const response = await ask("acme/one", {
      systemInstruction: { parts: [{ text: "Be short." }] },
      contents: [
        {
          role: "user",
          parts: [
            { text: "What is this?" },
            { inline_data: { mime_type: "image/png", data: "iVBORw==" } },
            { fileData: { fileUri: "https://example.com/a.png", mimeType: "image/png" } },
            { inlineData: { mimeType: "application/pdf", data: "JVBERg==" } },
          ],
        },
      ],
      tools: [
        { functionDeclarations: [WEATHER, { name: "time", parametersJsonSchema: { type: "object" } }] },
      ],
      toolConfig: { functionCallingConfig: { mode: "ANY", allowedFunctionNames: ["weather"] } },
      generationConfig: {
        temperature: 0.5,
        topP: 0.9,
        maxOutputTokens: 77,
        stopSequences: ["END"],
        seed: 5,
        responseMimeType: "application/json",
        responseSchema: { type: "OBJECT", properties: { type: { type: "STRING", enum: ["a"] } } },
        responseLogprobs: true,
        logprobs: 2,
      },
      labels: { team: "red" },
    });
    const answer = await response.json();
    expect(answer).toMatchObject({
      candidates: [
        { index: 0, content: { role: "model", parts: [{ text: "Blue." }] }, finishReason: "STOP" },
      ],
      usageMetadata: {
        promptTokenCount: 13,
        cachedContentTokenCount: 4,
        candidatesTokenCount: 3,
        thoughtsTokenCount: 2,
        totalTokenCount: 18,
        cost: expect.any(Number),
      },
      responseId: response.headers.get("x-request-id"),
    });
    expect(openai.last.body).toMatchObject({
      model: "gpt-4o",
      messages: [
        { role: "system", content: "Be short." },
        {
          role: "user",
          content: [
            { type: "text", text: "What is this?" },
            { type: "image_url", image_url: { url: "data:image/png;base64,iVBORw==" } },
            { type: "image_url", image_url: { url: "https://example.com/a.png" } },
            {
              type: "file",
              file: { filename: "file.pdf", file_data: "data:application/pdf;base64,JVBERg==" },
            },
          ],
        },
      ],
      tools: [
        {
          type: "function",
          function: { name: "weather", description: "The weather", parameters: WEATHER_SCHEMA },
        },
      ],
      tool_choice: { type: "function", function: { name: "weather" } },
      temperature: 0.5,
      top_p: 0.9,
      stop: ["END"],
      seed: 5,
      logprobs: true,
      top_logprobs: 2,
      response_format: {
        type: "json_schema",
        json_schema: { schema: { type: "object", properties: { type: { type: "string", enum: ["a"] } } } },
      },
    });
    expect(openai.last.body.max_tokens ?? openai.last.body.max_completion_tokens).toBe(77);
    expect(await eventOf(response)).toMatchObject({
      endpoint: "gemini.generate",
      tags: { team: "red" },
      cached_input_tokens: 4,
    });
  });

  it.each(["acme/one", "acme/two"])("goes round with tools on %s, whole and streamed", async (model) => {
    const lab = model === "acme/one" ? openai : anthropic;
    const tools = [{ functionDeclarations: [WEATHER] }];
    const plan = {
      text: "Let me see.",
      toolCalls: [
        { name: "weather", args: { city: "Bern" } },
        { name: "weather", args: { city: "Rom" } },
      ],
      usage: { input: 30, output: 9 },
    };
    lab.next(plan, plan);
    const whole = partsOf([(await (await ask(model, { tools })).json()) as Piece]);
    const pieces = await piecesOf(await stream(model, { tools }));
    expect(pieces.at(-1)).toMatchObject({
      candidates: [{ finishReason: "STOP" }],
      usageMetadata: { promptTokenCount: 30, candidatesTokenCount: 9, totalTokenCount: 39 },
    });
    expect(pieces.filter(({ usageMetadata }) => usageMetadata)).toHaveLength(1);
    for (const parts of [whole, partsOf(pieces)]) {
      expect(parts.map(({ text }) => text ?? "").join("")).toBe("Let me see.");
      const calls = parts.filter(({ functionCall }) => functionCall);
      expect(calls.map(({ functionCall }) => functionCall!.args)).toEqual([
        { city: "Bern" },
        { city: "Rom" },
      ]);
      const results = calls.toReversed().map(({ functionCall }) => ({
        functionResponse: {
          id: functionCall!.id,
          name: "weather",
          response: { output: `sun in ${(functionCall!.args as Body).city}` },
        },
      }));
      const contents = [...CONTENTS, { role: "model", parts }, { role: "user", parts: results }];
      expect((await ask(model, { contents, tools })).status).toBe(200);
      expect(lab.last.text).toContain("sun in Bern");
    }
  });

  it("matches results to calls without ids by name and in order", async () => {
    const call = (name: string, n: number) => ({ functionCall: { name, args: { n } } });
    const result = (name: string, n: number) => ({ functionResponse: { name, response: { n } } });
    const contents = [
      ...CONTENTS,
      { role: "model", parts: [call("a", 1), call("b", 2), call("a", 3)] },
      { role: "function", parts: [result("b", 2), result("a", 1), result("a", 3)] },
    ];
    expect((await ask("acme/one", { contents })).status).toBe(200);
    const [, assistant, ...results] = openai.last.body.messages as Body[];
    const ids = (assistant!.tool_calls as Body[]).map(({ id }) => id);
    expect(results.map(({ tool_call_id: id, content }) => [ids.indexOf(id) + 1, content])).toEqual([
      [2, '{"n":2}'],
      [1, '{"n":1}'],
      [3, '{"n":3}'],
    ]);
  });

  it("streams as a JSON array where no events are asked for", async () => {
    openai.next({ text: "Zürich, 東京", usage: { input: 4, output: 5 }, writeBytes: 7 });
    const response = await stream("acme/one", {}, "");
    expect(response.headers.get("content-type")).toContain("application/json");
    const pieces = (await response.json()) as Piece[];
    expect(
      partsOf(pieces)
        .map(({ text }) => text)
        .join(""),
    ).toBe("Zürich, 東京");
    expect(pieces.length).toBeGreaterThan(2);
  });

  it("shows thoughts only to those who ask for them", async () => {
    for (const includeThoughts of [true, false]) {
      anthropic.next({ text: "Yes.", reasoning: "Hm.", usage: { input: 4, output: 5 } });
      const generationConfig = {
        thinkingConfig: { includeThoughts, thinkingBudget: 2_000 },
        maxOutputTokens: 3_000,
      };
      const parts = partsOf(await piecesOf(await stream("acme/two", { generationConfig })));
      const thoughts = parts.filter(({ thought }) => thought).map(({ text }) => text);
      expect(thoughts.join("")).toBe(includeThoughts ? "Hm." : "");
      expect(anthropic.last.body.thinking).toBeDefined();
    }
  });

  it("ends as the length where a budget ends it, and as an error where the provider breaks off", async () => {
    openai.next({ text: "a b c d ".repeat(500), usage: { input: 4, output: 2_000 }, pieceChars: 40 });
    const poor = await tenant.key();
    await tenant.budget("key", poor.id, 4_000_000n);
    const response = await post(
      "/v1beta/models/acme/one:streamGenerateContent?alt=sse",
      { contents: CONTENTS },
      { "x-goog-api-key": poor.secret },
    );
    expect((await piecesOf(response)).at(-1)).toMatchObject({
      candidates: [{ finishReason: "MAX_TOKENS", finishMessage: /budget/ }],
      usageMetadata: { cost: expect.any(Number) },
    });
    openai.next({ text: "abcdefgh".repeat(4), cut: 3 });
    expect((await piecesOf(await stream("acme/one"))).at(-1)).toMatchObject({
      error: { code: 503, status: "UNAVAILABLE", message: "The provider broke off the answer." },
    });
  });

  it.each<[string, Body]>([
    ["tools[0].googleSearch", { tools: [{ google_search: {} }] }],
    ["cachedContent", { cachedContent: "cachedContents/1" }],
    ["contents[0].parts[0].fileData", { contents: [{ parts: [{ fileData: { fileUri: "gs://a/b.mp4" } }] }] }],
    ["contents", { contents: [] }],
    ["generationConfig.temperature", { generation_config: { temperature: 9 } }],
  ])("is refused with a 400 that names %s", async (field, body) => {
    const response = await ask("acme/one", body);
    const { error } = (await response.json()) as Required<Piece>;
    expect([response.status, error.code, error.status]).toEqual([400, 400, "INVALID_ARGUMENT"]);
    const violations = error.details.flatMap((detail) => (detail.fieldViolations as Body[]) ?? []);
    expect(violations).toMatchObject([{ field }]);
  });
});

describe("a request for content to a model of Google's", () => {
  it("passes byte for byte, and so does the answer but for the cost", async () => {
    const body = `{ "contents":[{"parts":[{"text":"Hi \\u00e9"}]}], "safety_settings":[{"category":"HARM_CATEGORY_HARASSMENT","threshold":"BLOCK_NONE"}], "tools":[{"googleSearch":{}}] , "generation_config": {"topK": 4.0} }`;
    gemini.next({
      raw: {
        body: '{\n "candidates": [{"content": {"parts": [{"text": "x"}]}, "finishReason": "STOP", "novelty": 1.0}],\n "usageMetadata": {"promptTokenCount": 3, "candidatesTokenCount": 1, "totalTokenCount": 4}\n}',
      },
    });
    const response = await post("/v1beta/models/google/flash:generateContent", body);
    const text = await response.text();
    expect(gemini.last.text).toBe(body);
    expect(text.replace(/,"cost":[\d.e-]+/, "")).toBe(
      '{\n "candidates": [{"content": {"parts": [{"text": "x"}]}, "finishReason": "STOP", "novelty": 1.0}],\n "usageMetadata": {"promptTokenCount": 3, "candidatesTokenCount": 1, "totalTokenCount": 4}\n}',
    );
    expect(JSON.parse(text).usageMetadata.cost).toBeGreaterThan(0);
    expect(await eventOf(response)).toMatchObject({ input_tokens: 3, output_tokens: 1 });
  });

  it("streams Google's events as they came, the last with the cost, also as an array", async () => {
    const event = (text: string, finish = "") =>
      `{"candidates": [{"content": {"parts": [{"text": "${text}"}],"role": "model"}${finish},"index": 0}],"usageMetadata": {"promptTokenCount": 3,"candidatesTokenCount": 2,"totalTokenCount": 5},"extra":1.0}`;
    const events = [event("a"), event("b"), event("c", ',"finishReason": "STOP"')];
    for (const query of ["?alt=sse", ""]) {
      gemini.next({ raw: { events } });
      const text = await (await stream("google/flash", {}, query)).text();
      const bare = text.replace(/,"cost":[\d.e-]+/, "");
      expect(bare.length).toBeLessThan(text.length);
      expect(bare).toBe(
        query ? events.map((one) => `data: ${one}\r\n\r\n`).join("") : `[${events.join(",\r\n")}]`,
      );
    }
  });

  it("is bounded by what the budget pays for, in whichever spelling and however often the bound is given", async () => {
    const poor = await tenant.key();
    await tenant.budget("key", poor.id, 400_000n);
    const generate = (config: string) =>
      post(
        "/v1beta/models/google/flash:generateContent",
        `{"contents":[{"parts":[{"text":"Hi"}]}]${config}}`,
        { "x-goog-api-key": poor.secret },
      );
    for (const config of [
      "",
      ',"generationConfig":{"temperature":1.0}',
      ',"generation_config":{"max_output_tokens":4000}',
      ',"generationConfig":{"maxOutputTokens":4000,"max_output_tokens":4000}',
      ',"generationConfig":{"maxOutputTokens":4000},"generation_config":{"maxOutputTokens":4000}',
      ',"generationConfig":{"maxOutputTokens":4000,"maxOutputTokens":4000}',
    ]) {
      gemini.next({ usage: { input: 1, output: 1 } });
      expect((await generate(config)).status, config).toBe(200);
      const { generationConfig, generation_config, ...rest } = gemini.last.body as Record<string, Body>;
      const bounds = Object.entries({ ...generationConfig, ...generation_config }).filter(([name]) =>
        /max/i.test(name),
      );
      expect(Object.keys(rest)).toEqual(["contents"]);
      expect(bounds).toHaveLength(1);
      expect(bounds[0]![1]).toBeLessThan(100);
      expect(gemini.last.text.match(/4000/g)).toBeNull();
    }
  });

  it("keeps labels for the record, since the Gemini API takes none", async () => {
    const response = await ask("google/flash", { labels: { team: "blue", conversation: "c9" } });
    expect(response.status).toBe(200);
    expect(gemini.last.body).toEqual({ contents: CONTENTS });
    expect(await eventOf(response)).toMatchObject({
      tags: { team: "blue", conversation: "c9" },
      conversation: "c9",
    });
  });

  it("is counted by Google; another model's by its tokenizer; neither is billed", async () => {
    gemini.next({ usage: { input: 1_234 } });
    const counted = await post("/v1beta/models/google/flash:countTokens", {
      contents: CONTENTS,
      systemInstruction: { parts: [{ text: "Hm" }] },
    });
    expect(await counted.json()).toMatchObject({ totalTokens: 1_234 });
    expect(gemini.last.body).toMatchObject({
      generateContentRequest: { model: "models/gemini-2.5-flash", contents: CONTENTS },
    });
    const own = await post("/v1beta/models/acme/one:countTokens", {
      generateContentRequest: { contents: CONTENTS },
    });
    expect((await own.json()).totalTokens).toBeGreaterThan(3);
    expect(openai.calls).toHaveLength(0);
  });
});

describe("Gemini's addresses", () => {
  it.each([
    "/v1/models/acme/one:generateContent",
    "/v1beta/acme/one:generateContent",
    "/v1beta/models/acme%2Fone:generateContent",
    "/v1alpha/models/one:generateContent",
  ])("%s is a model's, with the key in the query too", async (path) => {
    expect(
      (
        await post(
          `${path}?key=${secret}`,
          { contents: CONTENTS },
          path.startsWith("/v1alpha") ? undefined : {},
        )
      ).status,
    ).toBe(200);
  });

  it("list models in Gemini's form and pages, one by one too; under /v1 to Google's clients only", async () => {
    const get = async (path: string) =>
      (await fetch(`${gateway.url}${path}`, { headers: { "x-goog-api-key": secret } })).json();
    const first = await get("/v1beta/models?pageSize=2");
    expect(first.models.map(({ name }: Body) => name)).toEqual(["models/acme/one", "models/acme/two"]);
    const rest = await get(`/v1beta/models?pageSize=2&pageToken=${first.nextPageToken}`);
    expect(rest.models.map(({ name }: Body) => name)).toEqual(["models/google/flash"]);
    expect(rest.nextPageToken).toBeUndefined();
    expect(await get("/v1beta/models/google/flash")).toMatchObject({
      name: "models/google/flash",
      inputTokenLimit: 128_000,
      outputTokenLimit: 4_096,
      supportedGenerationMethods: expect.arrayContaining(["generateContent", "countTokens"]),
    });
    expect(await get("/v1/models/google/flash")).toMatchObject({ name: "models/google/flash" });
    const asOpenAi = await fetch(`${gateway.url}/v1/models/google/flash`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(await asOpenAi.json()).toMatchObject({ id: "google/flash", object: "model" });
    expect(await get("/v1beta/models/none")).toMatchObject({ error: { code: 404, status: "NOT_FOUND" } });
  });

  it("refuse in Google's envelope: no key, no money, no model, over the rate", async () => {
    const limited = await tenant.key({ rpm: 1 });
    const broke = await tenant.key();
    await tenant.budget("key", broke.id, 1n);
    const url = "/v1beta/models/acme/one:generateContent";
    await post(url, { contents: CONTENTS }, { "x-goog-api-key": limited.secret });
    const seen = await Promise.all(
      [
        post(url, { contents: CONTENTS }, {}),
        post(url, { contents: CONTENTS }, { "x-goog-api-key": broke.secret }),
        post("/v1beta/models/none:generateContent", { contents: CONTENTS }),
        post(url, { contents: CONTENTS }, { "x-goog-api-key": limited.secret }),
      ].map(async (sent) => {
        const response = await sent;
        const { error } = (await response.json()) as Required<Piece>;
        expect(error.code).toBe(response.status);
        const waits = error.details.some((detail) => detail.retryDelay);
        return [response.status, error.status, response.headers.get("x-should-retry"), waits];
      }),
    );
    expect(seen).toEqual([
      [401, "UNAUTHENTICATED", null, false],
      [402, "FAILED_PRECONDITION", "false", false],
      [404, "NOT_FOUND", null, false],
      [429, "RESOURCE_EXHAUSTED", null, true],
    ]);
  });
});

import Anthropic from "@anthropic-ai/sdk";
import fc from "fast-check";
import OpenAI from "openai";
import { afterEach, describe, expect, it } from "vitest";
import { type Lab, type LabKind, type LabPlan, startLab } from ".";

const labs: Lab[] = [];

async function open(kind: LabKind, ...plans: LabPlan[]): Promise<Lab> {
  const lab = await startLab(kind);
  labs.push(lab);
  lab.next(...plans);
  return lab;
}
afterEach(async () => {
  await Promise.all(labs.splice(0).map((lab) => lab.stop()));
});

const anthropic = (lab: Lab) => new Anthropic({ apiKey: "k", baseURL: lab.baseUrl, maxRetries: 0 });
const openai = (lab: Lab) => new OpenAI({ apiKey: "k", baseURL: lab.baseUrl, maxRetries: 0 });
const post = (lab: Lab, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${lab.origin}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-goog-api-key": "k", ...headers },
    body: JSON.stringify(body),
  });

const USER = [{ role: "user" as const, content: "Hi" }];
const SPOKEN: LabPlan = {
  reasoning: "Let me think.",
  text: "Grüezi, 東京 🦊!",
  toolCalls: [
    { name: "weather", args: { city: "Zürich" } },
    { name: "time", args: {} },
  ],
  usage: { input: 10, cachedInput: 20, output: 7, reasoning: 5 },
  writeBytes: 3,
};

describe("the Anthropic lab, as its SDK reads it", () => {
  const ask = { model: "claude-lab", max_tokens: 50, messages: USER };

  it("streams thinking, text and tools with cumulative usage, however the bytes are cut", async () => {
    const lab = await open("anthropic", { ...SPOKEN, usage: { ...SPOKEN.usage, cacheWrite1h: 3 } });
    const stream = anthropic(lab).messages.stream(ask);
    const message = await stream.finalMessage();
    expect(message.content).toMatchObject([
      { type: "thinking", thinking: "Let me think." },
      { type: "text", text: SPOKEN.text },
      { type: "tool_use", name: "weather", input: { city: "Zürich" } },
      { type: "tool_use", name: "time", input: {} },
    ]);
    expect(message.stop_reason).toBe("tool_use");
    expect(message.usage).toMatchObject({
      input_tokens: 10,
      cache_read_input_tokens: 20,
      cache_creation_input_tokens: 3,
      output_tokens: 12,
    });
    expect(lab.last.said).toMatchObject({ input: 10, cachedInput: 20, cacheWrite1h: 3, reasoning: 5 });
  });

  it("says whole answers, limits, overload and an error inside a stream in Anthropic's own form", async () => {
    const lab = await open(
      "anthropic",
      { text: "whole" },
      { failure: { kind: "rate_limit", resetMs: 2_500 } },
      { failure: { kind: "overloaded" } },
      { text: "long enough", failAt: { events: 4, failure: { kind: "overloaded" } } },
    );
    const { messages } = anthropic(lab);
    expect((await messages.create(ask)).content).toEqual([{ type: "text", text: "whole" }]);
    const limited = await messages.create(ask).catch((error) => error);
    expect(limited).toBeInstanceOf(Anthropic.RateLimitError);
    expect(limited.headers.get("retry-after")).toBe("3");
    expect(Date.parse(limited.headers.get("anthropic-ratelimit-requests-reset"))).toBeGreaterThan(Date.now());
    await expect(messages.create(ask)).rejects.toMatchObject({ status: 529 });
    await expect(messages.stream(ask).finalMessage()).rejects.toThrow("Overloaded");
  });

  it.each([
    ["no bound on output", { model: "m", messages: USER }, "max_tokens"],
    ["a system message", { ...ask, messages: [{ role: "system", content: "x" }] }, "messages.0.role"],
    ["OpenAI's tools", { ...ask, tools: [{ type: "function", function: { name: "f" } }] }, "tools.0"],
    ["a member of OpenAI's", { ...ask, frequency_penalty: 1 }, "frequency_penalty"],
    [
      "a tool's answer without its call",
      { ...ask, messages: [{ role: "user", content: [{ type: "tool_result", tool_use_id: "a" }] }] },
      "unexpected `tool_use_id`",
    ],
    [
      "thinking with a temperature",
      { ...ask, max_tokens: 2_000, temperature: 0, thinking: { type: "enabled", budget_tokens: 1_024 } },
      "temperature",
    ],
  ])("refuses %s", async (_, body, said) => {
    const lab = await open("anthropic");
    const response = await post(lab, "/v1/messages", body, {
      "x-api-key": "k",
      "anthropic-version": "2023-06-01",
    });
    expect(response.status).toBe(400);
    const { type, error } = (await response.json()) as {
      type: string;
      error: { type: string; message: string };
    };
    expect([type, error.type]).toEqual(["error", "invalid_request_error"]);
    expect(error.message).toContain(said);
    expect(lab.last.refused).not.toBeNull();
  });
});

describe("the OpenAI lab, as its SDK reads it", () => {
  it("streams a chat completion and says usage only when asked", async () => {
    const lab = await open("openai", SPOKEN, SPOKEN);
    const ask = { model: "gpt-lab", messages: USER, stream: true as const };
    const silent = await openai(lab).chat.completions.create(ask);
    for await (const chunk of silent) expect(chunk.usage ?? null).toBeNull();
    expect(lab.last.said).toBeNull();
    const asked = await openai(lab).chat.completions.create({
      ...ask,
      stream_options: { include_usage: true },
    });
    let text = "";
    const args = ["", ""];
    let total = 0;
    for await (const chunk of asked) {
      const delta = chunk.choices[0]?.delta;
      text += delta?.content ?? "";
      for (const call of delta?.tool_calls ?? []) args[call.index] += call.function?.arguments ?? "";
      total = chunk.usage?.total_tokens ?? total;
    }
    expect([text, ...args, total]).toEqual([SPOKEN.text, '{"city":"Zürich"}', "{}", 42]);
  });

  it("streams a response whose last event repeats it whole", async () => {
    const lab = await open("openai", SPOKEN, { text: "cut short", finish: "length" });
    const stream = openai(lab).responses.stream({ model: "gpt-lab", input: "Hi" });
    const final = await stream.finalResponse();
    expect(final.output.map(({ type }) => type)).toEqual([
      "reasoning",
      "message",
      "function_call",
      "function_call",
    ]);
    expect(final.output_text).toBe(SPOKEN.text);
    expect(final.usage).toMatchObject({ input_tokens: 30, output_tokens: 12, total_tokens: 42 });
    const short = await openai(lab).responses.create({ model: "gpt-lab", input: "Hi" });
    expect([short.status, short.incomplete_details?.reason]).toEqual(["incomplete", "max_output_tokens"]);
  });

  it("answers embeddings in base64, images and transcriptions", async () => {
    const lab = await open(
      "openai",
      { vectors: [[1, 2.5]] },
      { usage: { input: 5, imageOutput: 9 } },
      { text: "said" },
    );
    const client = openai(lab);
    const { data } = await client.embeddings.create({ model: "m", input: "x" });
    expect(data[0]!.embedding).toEqual([1, 2.5]);
    const image = await client.images.generate({ prompt: "a fox", model: "gpt-image-1" });
    expect(image.usage?.total_tokens).toBe(14);
    const file = new File(["RIFF"], "a.wav");
    const heard = await client.audio.transcriptions.create({ model: "gpt-4o-transcribe", file });
    expect(heard.text).toBe("said");
  });

  it.each([
    ["chat/completions", { model: "m", messages: [{ role: "robot", content: "x" }] }, "messages[0].role"],
    [
      "chat/completions",
      { model: "m", messages: USER, stream_options: { include_usage: true } },
      "stream_options",
    ],
    ["chat/completions", { model: "m", messages: USER, thinking: {} }, "thinking"],
    [
      "chat/completions",
      { model: "m", messages: [{ role: "tool", tool_call_id: "a", content: "x" }] },
      "messages[0].role",
    ],
    ["responses", { model: "m", input: "x", max_output_tokens: 5 }, "max_output_tokens"],
    ["responses", { model: "m", input: "x", messages: USER }, "messages"],
    [
      "responses",
      { model: "m", input: [{ type: "function_call_output", call_id: "a", output: "x" }] },
      "input",
    ],
    ["embeddings", { model: "m", input: "" }, "input"],
  ])("refuses at %s what its reference forbids: %o", async (path, body, param) => {
    const lab = await open("openai");
    const response = await post(lab, `/v1/${path}`, body, { authorization: "Bearer k" });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error", param } });
  });
});

describe("the Google labs", () => {
  const ask = { contents: [{ role: "user", parts: [{ text: "Hi" }] }] };
  const path = "/v1beta/models/gemini-2.5-flash";

  it("add reasoning and a tool's prompt to the prompt and the candidates", async () => {
    const lab = await open("gemini", {
      usage: { input: 9, cachedInput: 4, toolUsePrompt: 3, output: 5, reasoning: 6 },
    });
    const { usageMetadata } = (await (await post(lab, `${path}:generateContent`, ask)).json()) as {
      usageMetadata: Record<string, unknown>;
    };
    expect(usageMetadata).toMatchObject({
      promptTokenCount: 13,
      cachedContentTokenCount: 4,
      toolUsePromptTokenCount: 3,
      candidatesTokenCount: 5,
      thoughtsTokenCount: 6,
      totalTokenCount: 27,
    });
  });

  it("stream events or one growing array, as asked", async () => {
    const lab = await open("gemini", SPOKEN, SPOKEN);
    const sse = await (await post(lab, `${path}:streamGenerateContent?alt=sse`, ask)).text();
    const events = sse.split("\r\n\r\n").filter(Boolean);
    const last = JSON.parse(events.at(-1)!.slice("data: ".length));
    expect(last.usageMetadata.totalTokenCount).toBe(42);
    const array = (await (await post(lab, `${path}:streamGenerateContent`, ask)).json()) as unknown[];
    expect(array).toHaveLength(events.length);
  });

  it.each([
    ["OpenAI's roles", { contents: [{ role: "assistant", parts: [{ text: "x" }] }] }, "valid role"],
    [
      "JSON schema in parameters",
      {
        ...ask,
        tools: [
          {
            functionDeclarations: [
              { name: "f", parameters: { type: "object", additionalProperties: false } },
            ],
          },
        ],
      },
      'Unknown name "additionalProperties"',
    ],
    [
      "a text as a function's response",
      { contents: [{ role: "user", parts: [{ functionResponse: { name: "f", response: "x" } }] }] },
      "Struct",
    ],
    [
      "a schema without its MIME type",
      { ...ask, generation_config: { response_schema: { type: "STRING" } } },
      "response_mime_type",
    ],
  ])("refuse %s", async (_, body, said) => {
    const lab = await open("gemini");
    const response = await post(lab, `${path}:generateContent`, body);
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: { status: string; message: string } };
    expect(error.status).toBe("INVALID_ARGUMENT");
    expect(error.message).toContain(said);
  });

  it("take only tokens that the token endpoint gave for a signed assertion", async () => {
    const lab = await open("vertex");
    const { token_uri } = JSON.parse(lab.credential).serviceAccount as { token_uri: string };
    const form = { grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion: "e30.e30.AAAA" };
    const forged = await fetch(token_uri, { method: "POST", body: new URLSearchParams(form) });
    expect([forged.status, await forged.json()]).toMatchObject([400, { error: "invalid_grant" }]);
    const models = "/v1/projects/lab-project/locations/global/publishers/google/models/gemini-2.5-pro";
    const response = await post(lab, `${models}:generateContent`, ask, { authorization: "Bearer mine" });
    expect(response.status).toBe(401);
  });
});

describe("delivery", () => {
  const ask = { model: "gpt-lab", messages: USER, stream: true, stream_options: { include_usage: true } };
  const begin = (lab: Lab) => post(lab, "/v1/chat/completions", ask, { authorization: "Bearer k" });

  it("breaks off before or after the usage was said, and its books say which", async () => {
    const lab = await open("openai", { cut: "before-usage" }, { cut: "after-usage" });
    const texts: string[] = [];
    for (let i = 0; i < 2; i++) {
      const { body } = await begin(lab);
      let text = "";
      const read = async () => {
        for await (const bytes of body!) text += Buffer.from(bytes).toString();
      };
      await expect(read()).rejects.toThrow();
      texts.push(text);
      await lab.last.ended;
    }
    expect(texts.map((text) => text.includes('"total_tokens":18'))).toEqual([false, true]);
    expect(lab.calls.map(({ said }) => said?.output ?? null)).toEqual([null, 7]);
  });

  it("knows a caller who left from one who was cut off", async () => {
    const lab = await open("openai", { hang: 2 });
    const abort = new AbortController();
    const response = await fetch(`${lab.baseUrl}/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "Bearer k" },
      body: JSON.stringify(ask),
      signal: abort.signal,
    });
    expect(response.status).toBe(200);
    abort.abort();
    await lab.last.ended;
    expect(lab.last.abandoned).toBe(true);
  });

  it("gives the same bytes however they are cut", async () => {
    const lab = await open("openai");
    const bodies = async (plan: LabPlan) => {
      lab.next({ ...plan, id: "same" });
      return (await begin(lab)).text();
    };
    const whole = await bodies(SPOKEN);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4_000 }), async (writeBytes) => {
        const ids = /call_lab\d+/g;
        const cut = await bodies({ ...SPOKEN, writeBytes });
        expect(cut.replace(ids, "")).toBe(whole.replace(ids, ""));
      }),
      { numRuns: 8 },
    );
  });

  it("is refused a usage that the protocol has no words for", async () => {
    const lab = await open("gemini", { usage: { cacheWrite: 3 } });
    const body = { contents: [{ role: "user", parts: [{ text: "Hi" }] }] };
    const response = await post(lab, "/v1beta/models/g:generateContent", body);
    expect([response.status, await response.text()]).toEqual([
      599,
      expect.stringContaining("gemini has no words for cacheWrite"),
    ]);
  });
});

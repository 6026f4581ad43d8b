import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { startTestGateway, TestTenant } from "./testing";

const database = useTestDatabase();
let tenant: TestTenant;
let poor: TestTenant;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let client: OpenAI;

const messages = [{ role: "user" as const, content: "Say hello." }];

beforeAll(async () => {
  tenant = await TestTenant.open(database.url);
  poor = await TestTenant.open(database.url, 40_000n);
  const sandbox = await tenant.provider("sandbox");
  for (const name of ["echo", "small", "tools"]) await tenant.model(`sandbox/${name}`, [[sandbox, name]]);
  gateway = await startTestGateway(database.url);
  client = new OpenAI({ apiKey: (await tenant.key()).secret, baseURL: `${gateway.url}/v1` });
});
afterAll(async () => {
  await gateway?.stop();
  await tenant?.client.end();
  await poor?.client.end();
});

describe("the official openai SDK, with only its base URL and key changed", () => {
  it("chats", async () => {
    const answer = await client.chat.completions.create({ model: "sandbox/echo", messages });
    expect(answer.choices[0]!.message.content).toBe("Say hello.");
    expect(answer.usage!.total_tokens).toBe(13);
    expect(answer._request_id).toMatch(/^req_/);
  });

  it("streams with usage", async () => {
    const stream = await client.chat.completions.create({
      model: "sandbox/small",
      messages,
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = "";
    let tokens = 0;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? "";
      tokens = chunk.usage?.completion_tokens ?? tokens;
    }
    expect(text.length).toBeGreaterThan(20);
    expect(tokens).toBeGreaterThan(5);
  });

  it("runs tools to the end of the conversation", async () => {
    const runner = client.chat.completions.runTools({
      model: "sandbox/tools",
      messages,
      tools: [
        {
          type: "function",
          function: {
            name: "weather",
            description: "Weather of a city",
            parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
            parse: JSON.parse,
            function: ({ city }: { city: string }) => `Sunny in ${city}`,
          },
        },
      ],
    });
    expect(await runner.finalContent()).toContain("Sunny in");
  });

  it("lists and gets models", async () => {
    const ids = [];
    for await (const model of client.models.list()) ids.push(model.id);
    expect(ids).toEqual(["sandbox/echo", "sandbox/small", "sandbox/tools"]);
    expect((await client.models.retrieve("sandbox/echo")).owned_by).toBe("test");
  });

  it("gets its own error classes: a wrong key, an unknown model, a bad field", async () => {
    const wrong = new OpenAI({ apiKey: "tp_live_wrong", baseURL: client.baseURL, maxRetries: 0 });
    await expect(wrong.models.list()).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
    await expect(client.chat.completions.create({ model: "none", messages })).rejects.toBeInstanceOf(
      OpenAI.NotFoundError,
    );
    const bad = client.chat.completions.create({ model: "sandbox/echo", messages, temperature: 9 });
    await expect(bad).rejects.toMatchObject({
      status: 400,
      param: "temperature",
      type: "invalid_request_error",
    });
  });

  it("exhausted credit is 402, not retried, and says what is left", async () => {
    const { secret } = await poor.key();
    let requests = 0;
    const client402 = new OpenAI({
      apiKey: secret,
      baseURL: client.baseURL,
      fetch: (url, init) => {
        requests++;
        return fetch(url, init);
      },
    });
    const ask = () => client402.chat.completions.create({ model: "sandbox/echo", messages });
    expect((await ask()).choices[0]!.message.content).toBe("Say hello.");
    const error = await ask()
      .then(ask)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OpenAI.APIError);
    expect(error).toMatchObject({ status: 402, code: "credits_exhausted", type: "insufficient_quota" });
    const before = requests;
    await ask().catch(() => {});
    expect(requests - before).toBe(1);
  });
});

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { type Lab, startLab } from "../../lab";
import { startTestGateway, TestTenant } from "../../testing";
import { AccessTokens } from "./access-tokens";

const database = useTestDatabase();
let tenant: TestTenant;
let lab: Lab;
let credential: string;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let secret: string;

beforeAll(async () => {
  lab = await startLab("vertex");
  ({ credential } = lab);
  tenant = await TestTenant.open(database.url);
  const regional = await tenant.provider("vertex", lab.origin, credential, { region: "europe-west1" });
  await tenant.model("google/pro", [[regional, "gemini-3-pro-preview"]]);
  await tenant.model("google/embed", [[regional, "text-embedding-005"]], { operations: ["embeddings"] });
  await tenant.model("anthropic/claude", [[regional, "claude-sonnet-4-5@20250929"]]);
  ({ secret } = await tenant.key());
  gateway = await startTestGateway(database.url);
});
afterAll(async () => {
  await gateway?.stop();
  await lab?.stop();
  await tenant?.client.end();
});
beforeEach(() => lab.reset());

type Body = Record<string, unknown>;

function post(path: string, body: Body, headers: Record<string, string> = {}) {
  return fetch(`${gateway.url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}
const chat = (body: Body = {}) =>
  post("/v1/chat/completions", { model: "google/pro", messages: [{ role: "user", content: "Hi" }], ...body });
const eventOf = async (response: Response) =>
  (await tenant.events(response.headers.get("x-request-id")!))[0]!;
const callsOf = (name: string) => lab.calls.filter(({ endpoint }) => endpoint === name);
/** The tokens that calls came with; the lab takes only those that it has issued. */
const tokensSeen = () => [...new Set(lab.calls.map(({ headers }) => headers.authorization))];

describe("a model on Vertex", () => {
  it("is asked in its project and location with a token, which many calls at once fetch once", async () => {
    lab.always({
      text: "Hi",
      usage: { input: 7, output: 2, reasoning: 5 },
      serviceTier: "ON_DEMAND_PRIORITY",
    });
    const responses = await Promise.all([chat({ service_tier: "priority" }), chat(), chat()]);
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(tokensSeen()).toHaveLength(1);
    const [first] = callsOf("generateContent");
    expect(first!.path).toBe(
      "/v1beta1/projects/lab-project/locations/europe-west1/publishers/google/models/gemini-3-pro-preview:generateContent",
    );
    const tiers = callsOf("generateContent").map(
      ({ headers }) => headers["x-vertex-ai-llm-shared-request-type"],
    );
    expect(tiers.filter(Boolean)).toEqual(["priority"]);
    expect(await eventOf(responses[1]!)).toMatchObject({
      input_tokens: 7,
      output_tokens: 2,
      reasoning_tokens: 5,
      region: "europe-west1",
      circumstances: { serviceTier: "priority" },
    });
  });

  it("is streamed; its early events say nothing of the usage", async () => {
    const event = (text: string, usageMetadata: Body, finishReason?: string) =>
      JSON.stringify({
        candidates: [{ content: { role: "model", parts: [{ text }] }, finishReason }],
        usageMetadata,
      });
    lab.next({
      raw: {
        events: [
          event("a", { trafficType: "ON_DEMAND" }),
          event("b", { trafficType: "ON_DEMAND" }),
          event(
            "c",
            { promptTokenCount: 5, candidatesTokenCount: 3, totalTokenCount: 8, trafficType: "ON_DEMAND" },
            "STOP",
          ),
        ],
      },
    });
    const response = await chat({ stream: true });
    expect(await response.text()).toContain('"content":"c"');
    expect(await eventOf(response)).toMatchObject({
      outcome: "ok",
      input_tokens: 5,
      output_tokens: 3,
      circumstances: null,
    });
  });

  it("passes a native caller's bytes, labels and tier", async () => {
    const body = { contents: [{ role: "user", parts: [{ text: "Hi" }] }], labels: { team: "red" } };
    const response = await post("/v1beta/models/google/pro:generateContent", body, {
      "x-vertex-ai-llm-shared-request-type": "flex",
    });
    expect(response.status).toBe(200);
    expect(lab.last.body).toEqual(body);
    expect(lab.last.headers["x-vertex-ai-llm-shared-request-type"]).toBe("flex");
  });

  it("embeds by prediction, and says what it read", async () => {
    lab.next({ vectors: [[1, 0]], usage: { input: 6 } });
    const response = await post("/v1/embeddings", { model: "google/embed", input: "a" });
    expect(await response.json()).toMatchObject({
      data: [{ embedding: [1, 0] }],
      usage: { prompt_tokens: 6 },
    });
    expect(lab.last.path).toMatch(/\/publishers\/google\/models\/text-embedding-005:predict$/);
  });

  it("counts tokens itself", async () => {
    lab.next({ usage: { input: 321 } });
    const body = { generateContentRequest: { contents: [{ role: "user", parts: [{ text: "Hi" }] }] } };
    const response = await post("/v1beta/models/google/pro:countTokens", body);
    expect(await response.json()).toMatchObject({ totalTokens: 321 });
  });

  it("is asked once more with another token when its own is refused, and only once", async () => {
    const refusal = { raw: { status: 401, body: '{"error":{"code":401,"status":"UNAUTHENTICATED"}}' } };
    lab.next(refusal, { text: "Again" });
    const renewed = await chat();
    expect((await renewed.json()).choices[0].message.content).toBe("Again");
    expect(tokensSeen()).toHaveLength(2);
    expect((await tenant.events(renewed.headers.get("x-request-id")!)).length).toBe(1);
    lab.next(refusal, refusal);
    const refused = await chat();
    expect([refused.status, (await refused.json()).error.code]).toEqual([502, "upstream_error"]);
    expect(callsOf("generateContent")).toHaveLength(4);
  });

  it("whose account is refused is the operator's to mend: 502 without a word of it", async () => {
    const strange = JSON.parse(credential) as { serviceAccount: Body };
    strange.serviceAccount.client_email = "someone@else.iam.gserviceaccount.com";
    const provider = await tenant.provider("vertex", lab.origin, JSON.stringify(strange), {
      region: "global",
    });
    await tenant.model("google/strange", [[provider, "gemini-3-pro-preview"]]);
    const response = await chat({ model: "google/strange" });
    const text = await response.text();
    expect([response.status, text.includes("someone")]).toEqual([502, false]);
    expect(callsOf("generateContent")).toHaveLength(0);
  });
});

describe("Claude on Vertex", () => {
  const PATH =
    "/v1beta1/projects/lab-project/locations/europe-west1/publishers/anthropic/models/claude-sonnet-4-5@20250929";

  it.each([false, true])("answers chats (stream %s)", async (stream) => {
    lab.next({ text: "Bonjour", usage: { input: 11, cachedInput: 6, output: 4 } });
    const response = await chat({ model: "anthropic/claude", stream, stop: ["END"] });
    expect(await response.text()).toContain("jour");
    expect(lab.last.path).toBe(`${PATH}:${stream ? "streamRawPredict" : "rawPredict"}`);
    expect(lab.last.body).toMatchObject({ anthropic_version: "vertex-2023-10-16", stop_sequences: ["END"] });
    expect(lab.last.body.model).toBeUndefined();
    expect(await eventOf(response)).toMatchObject({
      outcome: "ok",
      input_tokens: 11,
      cached_input_tokens: 6,
      output_tokens: 4,
    });
  });

  it("answers callers of its own protocol with its own bytes, and Gemini's in theirs", async () => {
    const messages = [{ role: "user", content: "Hi" }];
    lab.always({ text: "Bonjour", usage: { input: 11, output: 4 } });
    const native = await post("/v1/messages", {
      model: "anthropic/claude",
      messages,
      max_tokens: 99,
      top_k: 5,
    });
    expect(await native.json()).toMatchObject({
      type: "message",
      content: [{ type: "text", text: "Bonjour" }],
    });
    expect(lab.last.body).toEqual({
      anthropic_version: "vertex-2023-10-16",
      messages,
      max_tokens: 99,
      top_k: 5,
    });
    const path = "/v1beta/models/anthropic/claude:generateContent";
    const translated = await post(path, { contents: [{ parts: [{ text: "Hi" }] }] });
    expect(await translated.json()).toMatchObject({
      candidates: [{ content: { parts: [{ text: "Bonjour" }] } }],
    });
  });
});

describe("access tokens", () => {
  let server: Server;
  let account: string;
  let served = 0;
  let answer: () => { status: number; body: unknown };

  beforeAll(async () => {
    server = createServer((req, res) => {
      req.resume();
      const { status, body } = answer();
      setTimeout(() => res.writeHead(status).end(JSON.stringify(body)), 20);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { serviceAccount } = JSON.parse(credential) as { serviceAccount: Body };
    const token_uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
    account = JSON.stringify({ serviceAccount: { ...serviceAccount, token_uri } });
  });
  afterAll(() => server?.close());
  beforeEach(() => {
    served = 0;
    answer = () => ({ status: 200, body: { access_token: `t${++served}`, expires_in: 3_600 } });
  });

  it("are kept until near their end, then renewed beside the calls, one request at a time", async () => {
    let nowMs = 1_000_000;
    const tokens = new AccessTokens(() => nowMs);
    expect(await Promise.all([1, 2, 3].map(() => tokens.get(account)))).toEqual(["t1", "t1", "t1"]);
    nowMs += 50 * 60_000;
    expect(tokens.get(account)).toBe("t1");
    nowMs += 6 * 60_000;
    expect([tokens.get(account), tokens.get(account)]).toEqual(["t1", "t1"]);
    await vi.waitFor(() => expect(tokens.get(account)).toBe("t2"), { timeout: 5_000, interval: 20 });
    expect(served).toBe(2);
    nowMs += 2 * 3_600_000;
    expect(await tokens.get(account)).toBe("t3");
  });

  it("that were refused are replaced once for all calls that had them", async () => {
    const tokens = new AccessTokens();
    const refused = await tokens.get(account);
    const replaced = await Promise.all([1, 2, 3].map(() => tokens.replace(account, refused)));
    expect(replaced).toEqual(["t2", "t2", "t2"]);
    expect(await tokens.replace(account, refused)).toBe("t2");
  });

  it("are asked for again after a failure", async () => {
    const tokens = new AccessTokens();
    answer = () => ({ status: 400, body: { error: "invalid_grant" } });
    await expect(tokens.get(account)).rejects.toMatchObject({ code: "upstream_error" });
    answer = () => ({ status: 503, body: {} });
    await expect(tokens.get(account)).rejects.toThrow("token endpoint");
    answer = () => ({ status: 200, body: { access_token: "good", expires_in: 3_600 } });
    expect(await tokens.get(account)).toBe("good");
  });
});

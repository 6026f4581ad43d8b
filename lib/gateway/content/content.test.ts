import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/access";
import type { ContentMode } from "@/lib/contract/content";
import { newId } from "@/lib/core/ids";
import { now } from "@/lib/core/time";
import { useTestDatabase } from "@/lib/db/testing";
import { getCallContent, setContentPolicy } from "@/lib/domain/content";
import { answerJson, beginStream, completion, LoopbackUpstream, streamEvents } from "../providers/testing";
import { gatewaysCaughtUp, startTestGateway, TestTenant } from "../testing";

const database = useTestDatabase();
let tenant: TestTenant;
let upstream: LoopbackUpstream;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let secret: string;
const ctx = (): Ctx => ({
  actor: { type: "user", userId: "usr_test", role: "owner", isOperator: false },
  now: now(),
  requestId: newId("request"),
  orgId: tenant.orgId,
});

beforeAll(async () => {
  upstream = await LoopbackUpstream.start(() => {});
  tenant = await TestTenant.open(database.url);
  const provider = await tenant.provider("openai", upstream.baseUrl);
  await tenant.model("acme/one", [[provider, "up-one"]]);
  ({ secret } = await tenant.key());
  gateway = await startTestGateway(database.url, { UPSTREAM_ANSWER_MS: "5000" });
});
afterAll(async () => {
  await gateway?.stop();
  await upstream?.stop();
  await tenant?.client.end();
});
beforeEach(async () => {
  upstream.script = (_, res) => answerJson(res, completion("It is far."));
  await setMode("all");
});

async function setMode(mode: ContentMode, projectId?: string, samplePercent = 100): Promise<void> {
  await setContentPolicy(ctx(), { mode, projectId, samplePercent, retentionDays: 30 });
  await gatewaysCaughtUp();
}

const QUESTION = { role: "user", content: "How far is the moon?" };

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${gateway.url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text, requestId: response.headers.get("x-request-id")! };
}
const chat = (more: Record<string, unknown> = {}, headers?: Record<string, string>) =>
  post("/v1/chat/completions", { model: "acme/one", messages: [QUESTION], ...more }, headers);

async function isKept(requestId: string): Promise<boolean> {
  const { rows } = await tenant.client.query("SELECT 1 FROM call_content WHERE request_id = $1", [requestId]);
  return rows.length > 0;
}
async function keptOf(requestId: string) {
  await expect.poll(() => isKept(requestId), { timeout: 10_000 }).toBe(true);
  const content = await getCallContent(ctx(), { requestId });
  return { ...content, prompt: JSON.parse(content.prompt), answer: JSON.parse(content.answer) };
}
/** Content is kept in the order of its calls: once a later call's is there, what is not there will not be. */
async function isNeverKept(requestId: string): Promise<boolean> {
  await setMode("all");
  await keptOf((await chat()).requestId);
  return !(await isKept(requestId));
}

describe("what a tenant has kept", () => {
  it("is prompt and answer as they were said, sealed", async () => {
    const sent = await chat({ temperature: 0.5 });
    const kept = await keptOf(sent.requestId);
    expect(kept).toMatchObject({ wire: "chat", path: "/v1/chat/completions", promptCut: false });
    expect(kept.prompt).toEqual({ model: "acme/one", messages: [QUESTION], temperature: 0.5 });
    expect(kept.answer).toEqual(JSON.parse(sent.text));
    const { rows } = await tenant.client.query("SELECT * FROM call_content WHERE request_id = $1", [
      sent.requestId,
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/moon|far\./);
  });

  it("of a stream is the answer put together, tool calls included", async () => {
    const tool = (part: object) => ({ tool_calls: [{ index: 0, ...part }] });
    const deltas = [
      tool({ id: "call_1", type: "function", function: { name: "look", arguments: "" } }),
      tool({ function: { arguments: '{"at":' } }),
      tool({ function: { arguments: '"sky"}' } }),
    ];
    const events = streamEvents(["It ", "is ", "far."]);
    const calls = deltas.map(
      (delta) =>
        `data: ${JSON.stringify({ id: "c", object: "chat.completion.chunk", created: 1, model: "m", choices: [{ index: 0, delta, finish_reason: null }] })}\n\n`,
    );
    upstream.script = (_, res) => {
      beginStream(res);
      res.end([...events.slice(0, -3), ...calls, ...events.slice(-3)].join(""));
    };
    const kept = await keptOf((await chat({ stream: true })).requestId);
    expect(kept.answer.choices).toEqual([
      {
        index: 0,
        finish_reason: "stop",
        message: {
          role: "assistant",
          content: "It is far.",
          tool_calls: [
            { id: "call_1", type: "function", function: { name: "look", arguments: '{"at":"sky"}' } },
          ],
        },
      },
    ]);
  });

  it.each([
    ["/v1/responses", { model: "acme/one", input: "How far is the moon?" }, "responses"],
    ["/v1/messages", { model: "acme/one", max_tokens: 99, messages: [QUESTION] }, "messages"],
    [
      "/v1beta/models/acme/one:generateContent",
      { contents: [{ role: "user", parts: [{ text: "How far is the moon?" }] }] },
      "gemini",
    ],
  ])("at %s is in the words of its protocol", async (path, body, wire) => {
    const sent = await post(path, body);
    expect(sent.status).toBe(200);
    const kept = await keptOf(sent.requestId);
    expect(kept).toMatchObject({ wire, answerWire: wire, path, prompt: body });
    expect(kept.answer).toEqual(JSON.parse(sent.text));
  });

  it("has no images, and of what is too long the newest messages", async () => {
    const image = {
      type: "image_url",
      image_url: { url: `data:image/png;base64,${"iVBORw0K".repeat(4_000)}` },
    };
    const old = { role: "user", content: "old ".repeat(60_000) };
    const older = { role: "user", content: "older ".repeat(60_000) };
    const newest = { role: "user", content: [{ type: "text", text: "What is this?" }, image] };
    const kept = await keptOf((await chat({ messages: [older, old, newest] })).requestId);
    expect(kept).toMatchObject({ promptCut: true, answerCut: false });
    expect(kept.promptBytes).toBeGreaterThan(600_000);
    expect(JSON.stringify(kept.prompt).length).toBeLessThan(263_000);
    expect(kept.prompt.messages.at(-1).content[1].image_url.url).toBe("[image/png, 24,000 bytes]");
    expect(kept.prompt.messages.at(-2)).toEqual(old);
    expect(kept.prompt.messages.at(-3).content).toMatch(/^older .*…$/);
  });
});

describe("what a tenant does not have kept", () => {
  it("is everything, unless it asked for it", async () => {
    await setMode("none");
    const { requestId } = await chat();
    expect(await isNeverKept(requestId)).toBe(true);
  });

  it("is what the caller says is not to be, by header or by OpenAI's store", async () => {
    const byHeader = await chat({}, { "x-turnpike-no-store": "true" });
    const byField = await post("/v1/responses", { model: "acme/one", input: "Hi", store: false });
    expect(byField.status).toBe(200);
    expect(await isNeverKept(byHeader.requestId)).toBe(true);
    expect(await isKept(byField.requestId)).toBe(false);
  });

  it("is what went well, where only errors are: those are, with the error", async () => {
    await setMode("errors");
    const fine = await chat();
    upstream.script = (_, res) =>
      answerJson(res, { error: { message: "broken", type: "server_error" } }, 500);
    const failed = await chat();
    expect(failed.status).toBe(502);
    expect((await keptOf(failed.requestId)).answer).toEqual(JSON.parse(failed.text));
    upstream.script = (_, res) => {
      beginStream(res);
      res.write(streamEvents(["It ", "is"]).slice(0, 3).join(""), () => res.destroy());
    };
    const cut = await chat({ stream: true });
    expect((await keptOf(cut.requestId)).answer.choices[0].message.content).toBe("It is");
    upstream.script = (_, res) => answerJson(res, completion("Fine."));
    expect(await isNeverKept(fine.requestId)).toBe(true);
  });

  it("is what a project of its own mind does not keep, at once", async () => {
    await setMode("none", tenant.projectId);
    const { requestId } = await chat();
    await tenant.client.query("DELETE FROM content_policy WHERE project_id = $1", [tenant.projectId]);
    await gatewaysCaughtUp();
    expect(await isNeverKept(requestId)).toBe(true);
  });
});

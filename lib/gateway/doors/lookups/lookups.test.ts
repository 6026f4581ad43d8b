import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GATEWAY_ENDPOINTS } from "@/lib/contract/gateway";
import { newId } from "@/lib/core/ids";
import { useTestDatabase } from "@/lib/db/testing";
import { answerJson, completion, LoopbackUpstream } from "../../providers/testing";
import { startTestGateway, TestTenant } from "../../testing";

const database = useTestDatabase();
let tenant: TestTenant;
let other: TestTenant;
let upstream: LoopbackUpstream;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let key: { id: string; secret: string };
let providerId: string;

const OPENROUTER = "speakeasy-sdk/typescript 1.3.19 2.914.0 1.0.0 @openrouter/sdk";
const DETAILED = {
  prompt_tokens: 12,
  completion_tokens: 5,
  total_tokens: 17,
  prompt_tokens_details: { cached_tokens: 4 },
  completion_tokens_details: { reasoning_tokens: 2 },
};

beforeAll(async () => {
  upstream = await LoopbackUpstream.start((_, res) => answerJson(res, completion("Hi", { usage: DETAILED })));
  tenant = await TestTenant.open(database.url);
  other = await TestTenant.open(database.url);
  providerId = await tenant.provider("openai", upstream.baseUrl);
  const broken = await tenant.provider("openai", "http://127.0.0.1:9/v1");
  await tenant.model("acme/one", [[providerId, "up-one"]]);
  await tenant.model("acme/second", [
    [broken, "up-none"],
    [providerId, "up-two"],
  ]);
  key = await tenant.key();
  gateway = await startTestGateway(database.url);
});
afterAll(async () => {
  await gateway?.stop();
  await upstream?.stop();
  await tenant?.client.end();
  await other?.client.end();
});

const headersOf = (secret: string, agent = "test") => ({
  authorization: `Bearer ${secret}`,
  "content-type": "application/json",
  "user-agent": agent,
});

async function get(path: string, secret = key.secret, agent?: string) {
  const response = await fetch(`${gateway.url}${path}`, { headers: headersOf(secret, agent) });
  return { status: response.status, body: await response.json() };
}

async function chat(model = "acme/one", secret = key.secret, agent?: string) {
  const response = await fetch(`${gateway.url}/v1/chat/completions`, {
    method: "POST",
    headers: headersOf(secret, agent),
    body: JSON.stringify({ model, messages: [{ role: "user", content: "Hi" }], user: "customer-1" }),
  });
  const requestId = response.headers.get("x-request-id")!;
  return { requestId, answer: await response.json() };
}

async function bookedCall(model?: string) {
  const { requestId, answer } = await chat(model);
  await tenant.events(requestId, model === "acme/second" ? 2 : 1);
  return { requestId, answer };
}

const schemaOf = (id: string) => GATEWAY_ENDPOINTS.find((endpoint) => endpoint.id === id)!.response!;

describe("GET /v1/generation", () => {
  it("gives one call's exact record, in the contract's shape", async () => {
    const { requestId } = await bookedCall();
    const { status, body } = await get(`/v1/generation?id=${requestId}`);
    expect(status).toBe(200);
    expect(schemaOf("generation.get").parse(body)).toEqual(body);
    const [event] = await tenant.events(requestId);
    expect(body.data).toMatchObject({
      id: requestId,
      api_type: "completions",
      model: "acme/one",
      streamed: false,
      cancelled: false,
      native_tokens_prompt: 12,
      native_tokens_cached: 4,
      native_tokens_completion: 5,
      native_tokens_reasoning: 2,
      external_user: "customer-1",
      upstream_id: "up-req-1",
      workspace_id: tenant.projectId,
      key_id: key.id,
      outcome: "ok",
      usage_source: "provider",
      cost_nanos: String(event!.cost_nanos),
      total_cost: Number(event!.cost_nanos) / 1e9,
    });
    expect(Number(event!.cost_nanos)).toBeGreaterThan(0);
  });

  it("lists every attempt of a call that a second provider answered, and says the last one's usage", async () => {
    const { requestId } = await bookedCall("acme/second");
    const { body } = await get(`/v1/generation?id=${requestId}`);
    expect(body.data.provider_responses).toMatchObject([
      { status: 502 },
      { status: 200, endpoint_id: providerId },
    ]);
    expect(body.data).toMatchObject({ outcome: "ok", native_tokens_prompt: 12 });
  });

  it("answers 404 alike for another organization's call, another project's, and none", async () => {
    const { requestId } = await bookedCall();
    const stranger = await other.key();
    const projectId = newId("project");
    const fields = { id: projectId, org_id: tenant.orgId, name: "Other", slug: "other" };
    await tenant.insert("project", fields);
    const neighbour = await tenant.key({ project_id: projectId });
    const answers = [
      await get(`/v1/generation?id=${requestId}`, stranger.secret),
      await get(`/v1/generation?id=${requestId}`, neighbour.secret),
      await get(`/v1/generation?id=${newId("request")}`),
      await get("/v1/generation?id=nonsense"),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(404);
      expect(body).toEqual(answers[0]!.body);
    }
  });

  it("wants an id: 400 names it", async () => {
    const { status, body } = await get("/v1/generation");
    expect([status, body.error.param]).toEqual([400, "id"]);
  });

  it("is found by the answer's own id where OpenRouter's client called", async () => {
    const { requestId, answer } = await chat("acme/one", key.secret, OPENROUTER);
    expect(answer.id).toBe(requestId);
    const { answer: plain } = await bookedCall();
    expect(plain.id).toBe("chatcmpl-up");
  });

  it("tells OpenRouter's client of an error in its own envelope", async () => {
    const { status, body } = await get("/v1/generation?id=none", key.secret, OPENROUTER);
    expect([status, body.error.code, body.error.metadata.code]).toEqual([404, 404, "not_found"]);
  });
});

describe("GET /v1/activity", () => {
  const day = new Date().toISOString().slice(0, 10);

  it("adds the project's calls up by day, model and provider, exactly as they are booked", async () => {
    const { requestId } = await bookedCall();
    const { status, body } = await get("/v1/activity");
    expect(status).toBe(200);
    expect(schemaOf("activity.list").parse(body)).toEqual(body);
    const { rows } = await tenant.client.query(
      `SELECT count(*)::int AS calls, sum(cost_nanos)::text AS cost, sum(reasoning_tokens)::int AS reasoning,
              sum(input_tokens + cached_input_tokens)::int AS input
       FROM usage_event WHERE org_id = $1 AND model = 'acme/one'`,
      [tenant.orgId],
    );
    const row = body.data.find((one: { model: string }) => one.model === "acme/one");
    expect(requestId).toBeTruthy();
    expect(row).toMatchObject({
      endpoint_id: providerId,
      requests: rows[0].calls,
      prompt_tokens: rows[0].input,
      reasoning_tokens: rows[0].reasoning,
      usage: Number(rows[0].cost) / 1e9,
    });
  });

  it("gives one day when asked, leaves out what is older than 30 days, and refuses what is no date", async () => {
    const old = new Date(Date.now() - 40 * 86_400_000);
    await tenant.insert("usage_rollup", {
      org_id: tenant.orgId,
      bucket_start: old,
      project_id: tenant.projectId,
      key_id: key.id,
      model: "acme/old",
      provider_id: providerId,
      calls: 3,
    });
    const modelsOf = async (path: string) =>
      (await get(path)).body.data.map(({ model }: { model: string }) => model);
    expect(await modelsOf("/v1/activity")).not.toContain("acme/old");
    expect(await modelsOf(`/v1/activity?date=${old.toISOString().slice(0, 10)}`)).toEqual(["acme/old"]);
    expect(await modelsOf(`/v1/activity?date=${day}`)).toContain("acme/one");
    expect((await get("/v1/activity?date=yesterday")).status).toBe(400);
  });

  it("shows nothing of another organization or project", async () => {
    const stranger = await other.key();
    expect((await get("/v1/activity", stranger.secret)).body.data).toEqual([]);
  });
});

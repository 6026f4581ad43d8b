import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GATEWAY_ENDPOINTS } from "@/lib/contract/gateway";
import { addMs, MINUTE_MS, now } from "@/lib/core/time";
import { NO_USAGE } from "@/lib/core/usage";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { priceUsage } from "@/lib/domain/catalog";
import { publishEstimates } from "@/lib/domain/estimates";
import { ingestSettledCalls } from "@/lib/domain/metering";
import { settledCall } from "@/lib/domain/metering/testing";
import { answerJson, completion, LoopbackUpstream } from "../../providers/testing";
import { startTestGateway, TestTenant } from "../../testing";

const database = useTestDatabase();
let tenant: TestTenant;
let upstream: LoopbackUpstream;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let key: { id: string; secret: string };

const CHAT = { model: "acme/one", messages: [{ role: "user", content: "How many roads?" }], max_tokens: 400 };
const schema = GATEWAY_ENDPOINTS.find(({ id }) => id === "estimate.create")!.response!;

beforeAll(async () => {
  upstream = await LoopbackUpstream.start((_, res) =>
    answerJson(
      res,
      completion("Hi", { usage: { prompt_tokens: 11, completion_tokens: 40, total_tokens: 51 } }),
    ),
  );
  tenant = await TestTenant.open(database.url);
  const providerId = await tenant.provider("openai", upstream.baseUrl);
  await tenant.model("acme/one", [[providerId, "up-one"]]);
  await tenant.model("acme/two", [[providerId, "up-two"]]);
  key = await tenant.key();
  gateway = await startTestGateway(database.url);
});
afterAll(async () => {
  await gateway?.stop();
  await upstream?.stop();
  await tenant?.client.end();
});

async function post(path: string, body: unknown, secret = key.secret, headers: Record<string, string> = {}) {
  const response = await fetch(`${gateway.url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

describe("POST /v1/estimate", () => {
  it("says what a call would use and cost, in the contract's shape, and sends and bills nothing", async () => {
    const { status, headers, body } = await post("/v1/estimate", CHAT);
    expect(status).toBe(200);
    expect(schema.parse(body)).toEqual(body);
    expect(headers.get("x-turnpike-cost")).toBe("0");
    expect(body).toMatchObject({ model: "acme/one", input_tokens: 11, input_tokens_source: "counted" });
    expect(body.output_tokens.max).toBe(400);
    expect(body.output_tokens.p90).toBeLessThanOrEqual(400);
    const nanos = ["p10", "p50", "p90", "ceiling"].map((name) => Number(body.cost[name].nanos));
    expect(nanos).toEqual([...nanos].sort((a, b) => a - b));
    expect(nanos[0]).toBeGreaterThan(0);
    expect(upstream.calls).toHaveLength(0);
    const { rows } = await tenant.client.query("SELECT count(*)::int AS events FROM usage_event");
    expect(rows[0].events).toBe(0);
  });

  it("reads the bodies of Responses and of Messages too", async () => {
    const responses = await post("/v1/estimate", {
      model: "acme/one",
      input: "How many roads?",
      max_output_tokens: 50,
    });
    expect([responses.status, responses.body.output_tokens.max]).toEqual([200, 50]);
    const messages = await post("/v1/estimate", CHAT, key.secret, { "anthropic-version": "2023-06-01" });
    expect([messages.status, messages.body.input_tokens]).toEqual([200, 11]);
    const broken = await post("/v1/estimate", { ...CHAT, messages: 1 }, key.secret, {
      "anthropic-version": "2023-06-01",
    });
    expect([broken.status, broken.body.type]).toEqual([400, "error"]);
  });

  it("rests on what calls of the key cost before, and tells how often it was right", async () => {
    const own = await tenant.key();
    const { rows } = await tenant.client.query(
      "SELECT p.id, p.rates FROM price p JOIN model m ON m.id = p.model_id WHERE m.slug = 'acme/one'",
    );
    const usage = { ...NO_USAGE, input: 11, output: 40 };
    const costNanos = priceUsage(rows[0].rates, usage);
    const past = { keyId: own.id, model: "acme/one", priceId: rows[0].id, usage, costNanos };
    const calls = Array.from({ length: 25 }, () => settledCall(tenant, past));
    await ingestSettledCalls(pool(), "gwi_test", calls);
    await publishEstimates(pool(), addMs(now(), MINUTE_MS));
    const { body } = await post("/v1/estimate", CHAT, own.secret);
    expect(body.output_tokens.p50).toBe(40);
    expect(body.history[0]).toMatchObject({ scope: "key", calls: 25 });
    expect(body.history[0].weight).toBeGreaterThan(0.9);
    expect(body.calibration).toMatchObject({ interval: 0.8, scope: "key", calls: 25 });
    expect(body.calibration.share).toBe(body.calibration.inside / 25);
  });

  it("refuses as the call would: unknown keys and models, models out of scope, too many tokens", async () => {
    const scoped = await tenant.key({ allowed_models: ["acme/two"] });
    const small = await tenant.key({ max_tokens_per_request: 5 });
    const answers = await Promise.all([
      post("/v1/estimate", CHAT, `${key.secret}x`),
      post("/v1/estimate", { ...CHAT, model: "acme/none" }),
      post("/v1/estimate", CHAT, scoped.secret),
      post("/v1/estimate", CHAT, small.secret),
      post("/v1/estimate", { model: "acme/one" }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 404, 403, 403, 400]);
    expect(answers[2]!.body.error).toMatchObject({ code: "permission_denied", layer: "key" });
    expect(answers[3]!.body.error.layer).toBe("guard");
  });

  it("counts on limits of its own, which do not take from those of calls", async () => {
    const limited = await tenant.key({ rpm: 2 });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await post("/v1/estimate", CHAT, limited.secret)).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await post("/v1/chat/completions", CHAT, limited.secret)).status).toBe(200);
  });

  it("needs no money", async () => {
    const poor = await TestTenant.open(database.url, 0n);
    const { secret } = await poor.key();
    expect((await post("/v1/chat/completions", CHAT, secret)).status).toBe(402);
    expect((await post("/v1/estimate", CHAT, secret)).status).toBe(200);
    await poor.client.end();
  });
});

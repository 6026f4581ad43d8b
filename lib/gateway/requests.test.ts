import { existsSync, readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GATEWAY_ENDPOINTS } from "@/lib/contract/gateway";
import { generateKeySecret } from "@/lib/core/api-key-format";
import { useTestDatabase } from "@/lib/db/testing";
import { gatewaysCaughtUp, startTestGateway, TestTenant } from "./testing";

const database = useTestDatabase();
const BODY_BYTES_MAX = 65_536;
let tenant: TestTenant;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let secret: string;

beforeAll(async () => {
  tenant = await TestTenant.open(database.url);
  const sandbox = await tenant.provider("sandbox");
  await tenant.model("sandbox/echo", [[sandbox, "echo"]]);
  await tenant.model("sandbox/small", [[sandbox, "small"]]);
  ({ secret } = await tenant.key());
  gateway = await startTestGateway(database.url, {
    BODY_BYTES_MAX: String(BODY_BYTES_MAX),
    TRUST_PROXY: "true",
  });
});
afterAll(async () => {
  await gateway?.stop();
  await tenant?.client.end();
});

const GOOD = { model: "sandbox/echo", messages: [{ role: "user", content: "Hi" }] };

function post(body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${gateway.url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json", ...headers },
    body: typeof body === "string" || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
  });
}
const get = (url: string, headers: Record<string, string> = { authorization: `Bearer ${secret}` }) =>
  fetch(`${gateway.url}${url}`, { headers });
const errorOf = async (response: Response) => (await response.json()).error;

/** Bytes as they are, which fetch would not send. */
function postRaw(bytes: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const req = request(`${gateway.url}/v1/chat/completions`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${secret}`,
        "content-type": "application/json",
        "content-length": bytes.length,
      },
    });
    req.on("response", (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    });
    req.on("error", reject);
    req.end(bytes);
  });
}

describe("a request that is not right", () => {
  it.each([
    [{ ...GOOD, messages: [{ role: "robot", content: "x" }] }, "messages[0].role"],
    [{ ...GOOD, messages: [] }, "messages"],
    [{ ...GOOD, messages: [{ role: "user", content: 5 }] }, "messages[0].content"],
    [{ ...GOOD, messages: [{ role: "user", content: [{ text: "x" }] }] }, "messages[0].content[0].type"],
    [{ messages: GOOD.messages }, "model"],
    [{ ...GOOD, max_tokens: 0 }, "max_tokens"],
    [{ ...GOOD, temperature: "hot" }, "temperature"],
    [{ ...GOOD, stream: "yes" }, "stream"],
    [{ ...GOOD, tools: [{ type: "function", function: {} }] }, "tools[0].function.name"],
    [{ ...GOOD, n: 1.5 }, "n"],
  ])("is 400 and names its field: %j", async (body, param) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await errorOf(response)).toMatchObject({ type: "invalid_request_error", param });
  });

  it.each(["", "[]", "null", "3", '{"model":', "{'a':1}", "\uFEFF{}", '{"a":NaN}'])(
    "is 400: %j",
    async (body) => {
      const response = await post(body);
      expect(response.status).toBe(400);
      expect((await errorOf(response)).code).toMatch(/invalid_(json|request)/);
    },
  );

  it("is 400 for what is not UTF-8 and for what nests too deeply, without a crash", async () => {
    expect(await postRaw(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).toBe(400);
    expect(await postRaw(Buffer.from("[".repeat(50_000)))).toBe(400);
    const deep = `${JSON.stringify(GOOD).slice(0, -1)},"x":${"[".repeat(20_000)}${"]".repeat(20_000)}}`;
    expect(await postRaw(Buffer.from(deep))).toBe(400);
  });

  it("is 413 past the bound, announced or not, and 400 for another content type", async () => {
    expect((await post({ ...GOOD, x: "y".repeat(BODY_BYTES_MAX) })).status).toBe(413);
    const unannounced = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(" ".repeat(BODY_BYTES_MAX + 1)));
        controller.close();
      },
    });
    const init = {
      method: "POST",
      headers: { authorization: `Bearer ${secret}` },
      body: unannounced,
      duplex: "half",
    };
    expect((await fetch(`${gateway.url}/v1/chat/completions`, init as RequestInit)).status).toBe(413);
    const typed = await post("model=x", { "content-type": "application/x-www-form-urlencoded" });
    expect([typed.status, (await errorOf(typed)).code]).toEqual([400, "unsupported_content_type"]);
  });

  it("a bare model name means the one slug that ends in it, under the same scope; two such slugs make it unknown", async () => {
    const bare = await post({ ...GOOD, model: "small" });
    expect([bare.status, bare.headers.get("x-turnpike-model")]).toEqual([200, "sandbox/small"]);
    const narrow = await tenant.key({ allowed_models: ["sandbox/echo"] });
    const refused = await post({ ...GOOD, model: "small" }, { authorization: `Bearer ${narrow.secret}` });
    expect(refused.status).toBe(403);
    await tenant.model("acme/small", [[await tenant.provider("sandbox"), "small"]]);
    await expect.poll(async () => (await post({ ...GOOD, model: "small" })).status).toBe(404);
    expect((await post({ ...GOOD, model: "sandbox/small" })).status).toBe(200);
  });

  it("is 404 for an unknown model, an unknown path, and 405 for the wrong method", async () => {
    const model = await post({ ...GOOD, model: "acme/none" });
    expect([model.status, await errorOf(model)]).toMatchObject([
      404,
      { code: "model_not_found", param: "model" },
    ]);
    expect((await get("/v1/models/acme/none")).status).toBe(404);
    const nowhere = await get("/v1/nothing");
    expect([nowhere.status, Object.keys(await errorOf(nowhere))]).toEqual([
      404,
      ["message", "type", "param", "code"],
    ]);
    const method = await get("/v1/chat/completions");
    expect([method.status, method.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  });

  const suite = path.join(process.env.TURNPIKE_DATA ?? "../shared/data", "json-test-suite");
  it.runIf(existsSync(suite))(
    "every n_ file of the JSON test suite is 400, every y_ file is about its shape",
    async () => {
      for (const name of readdirSync(suite).filter((file) => /^[ny]_/.test(file))) {
        const bytes = readFileSync(path.join(suite, name));
        expect([name, await postRaw(bytes)]).toEqual([name, bytes.length > BODY_BYTES_MAX ? 413 : 400]);
      }
    },
  );
});

describe("a key", () => {
  it("is taken as Bearer, as a bare Authorization and as x-api-key", async () => {
    const forms: [name: string, value: string][] = [
      ["authorization", `bearer ${secret}`],
      ["authorization", secret],
      ["x-api-key", secret],
    ];
    for (const [name, value] of forms) expect((await get("/v1/key", { [name]: value })).status).toBe(200);
  });

  it.each([
    {},
    { authorization: "Bearer sk-other" },
    { authorization: `Bearer ${generateKeySecret("live")}` },
  ])("that is none is 401 in the envelope: %j", async (headers) => {
    const response = await get("/v1/models", headers as Record<string, string>);
    expect(response.status).toBe(401);
    expect(await errorOf(response)).toMatchObject({ code: "invalid_api_key", param: null });
    expect(response.headers.get("x-request-id")).toMatch(/^req_/);
  });

  it("is held to its models, its endpoints, its project's models and its addresses: 403 names the layer", async () => {
    const scoped = await tenant.key({
      allowed_models: ["acme/*", "sandbox/small"],
      allowed_endpoints: ["chat.completions"],
    });
    const bearer = { authorization: `Bearer ${scoped.secret}` };
    const refused = await post(GOOD, bearer);
    expect([refused.status, await errorOf(refused)]).toMatchObject([
      403,
      { code: "permission_denied", layer: "key" },
    ]);
    expect((await get("/v1/models", bearer)).status).toBe(403);
    expect((await post({ ...GOOD, model: "sandbox/small", max_tokens: 2 }, bearer)).status).toBe(200);
    const local = await tenant.key({ allowed_cidrs: ["10.0.0.0/8", "2001:db8::/32"] });
    const from = (address: string) =>
      get("/v1/key", { authorization: `Bearer ${local.secret}`, "x-forwarded-for": `1.2.3.4, ${address}` });
    expect((await from("192.0.2.1")).status).toBe(403);
    expect((await from("10.9.8.7")).status).toBe(200);
    expect((await from("2001:db8::5")).status).toBe(200);
  });

  it("with a cap on tokens a request is refused past it, and bounded by it where no bound was set", async () => {
    const capped = await tenant.key({ max_tokens_per_request: 30 });
    const bearer = { authorization: `Bearer ${capped.secret}` };
    const refused = await post({ ...GOOD, max_tokens: 500 }, bearer);
    expect([refused.status, await errorOf(refused)]).toMatchObject([
      403,
      { layer: "guard", param: "max_tokens" },
    ]);
    const body = await (await post({ ...GOOD, model: "sandbox/small" }, bearer)).json();
    expect(body.usage.total_tokens).toBe(30);
  });

  it("sees a change within a second: new, disabled, revoked, rotated, suspended, archived", async () => {
    const key = await tenant.key();
    const status = async () => (await get("/v1/key", { authorization: `Bearer ${key.secret}` })).status;
    expect(await status()).toBe(200);
    const becomes = async (sql: string, id: string, expected: number) => {
      await tenant.client.query(sql, [id]);
      const started = performance.now();
      while ((await status()) !== expected && performance.now() - started < 1_000);
      expect([sql, await status()]).toEqual([sql, expected]);
    };
    await becomes("UPDATE api_key SET disabled_at = now() WHERE id = $1", key.id, 403);
    await becomes("UPDATE api_key SET disabled_at = NULL WHERE id = $1", key.id, 200);
    await becomes("UPDATE org SET suspended_at = now() WHERE id = $1", tenant.orgId, 403);
    await becomes("UPDATE org SET suspended_at = NULL WHERE id = $1", tenant.orgId, 200);
    await becomes("UPDATE key_secret SET expires_at = now() WHERE key_id = $1", key.id, 401);
    const next = generateKeySecret("live");
    await tenant.secret(key.id, next);
    expect((await get("/v1/key", { authorization: `Bearer ${next}` })).status).toBe(200);
    await tenant.client.query("UPDATE api_key SET revoked_at = now() WHERE id = $1", [key.id]);
    await gatewaysCaughtUp();
    expect((await get("/v1/key", { authorization: `Bearer ${next}` })).status).toBe(401);
  });
});

describe("the look-ups", () => {
  it("match their schemas: models, one model, key, credits", async () => {
    const schemaOf = (id: string) => GATEWAY_ENDPOINTS.find((endpoint) => endpoint.id === id)!.response!;
    for (const [id, url] of [
      ["models.list", "/v1/models"],
      ["models.get", "/v1/models/sandbox%2Fecho"],
      ["models.get", "/v1/models/sandbox/echo"],
      ["key.get", "/v1/key"],
      ["credits.get", "/v1/credits"],
    ]) {
      const body = await (await get(url!)).json();
      expect(schemaOf(id!).parse(body)).toEqual(body);
    }
    const model = await (await get("/v1/models/sandbox/echo")).json();
    expect(model.pricing).toMatchObject({ prompt: "0.000001", completion: "0.000004", request: "0" });
  });

  it("health, readiness and metrics need no key; a browser's preflight is answered", async () => {
    expect((await get("/health", {})).status).toBe(200);
    expect((await get("/ready", {})).status).toBe(200);
    expect(await (await get("/metrics", {})).text()).toContain("turnpike_calls_total");
    const preflight = await fetch(`${gateway.url}/v1/chat/completions`, { method: "OPTIONS" });
    expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([204, "*"]);
  });
});

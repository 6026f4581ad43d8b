import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KEY_ENDPOINTS } from "@/lib/contract/key-endpoints";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { ingestSettledCalls } from "@/lib/domain/metering";
import { settledCall } from "@/lib/domain/metering/testing";
import { type Lab, startLab } from "@/lib/gateway/lab";
import { seedOperations } from "@/lib/gateway/operations/testing";
import { startTestGateway, TestTenant } from "@/lib/gateway/testing";
import { POSTS } from "./asks/ask";
import { CHAT_ASKS } from "./asks/chat-asks";
import { type Keys, lookUpAsks, refusalsOf } from "./asks/error-asks";
import { usageAsks } from "./asks/usage-asks";
import { drive, type Series } from "./drive";
import { SANDBOX_MODEL_OF, SANDBOX_SERIES } from "./sandbox-series";
import { Spec } from "./spec";

const SPEC = resolve(
  process.env.TURNPIKE_DATA ?? "../shared/data",
  "openai-openapi/openai-2.3.0-gateway-subset.json",
);
const BODY_BYTES_MAX = 262_144;
/** Some sixty calls, also on a machine that does other work. */
const BUSY_MS = 60_000;

describe.runIf(existsSync(SPEC))("every answer is what OpenAI's own specification says", () => {
  const database = useTestDatabase();
  const spec = new Spec(SPEC);
  let tenant: TestTenant;
  let poor: TestTenant;
  let lab: Lab;
  let gateway: Awaited<ReturnType<typeof startTestGateway>>;
  let keys: Keys;

  beforeAll(async () => {
    lab = await startLab("openai");
    tenant = await TestTenant.open(database.url);
    poor = await TestTenant.open(database.url, 0n);
    const sandbox = await tenant.provider("sandbox");
    await tenant.model("sandbox/echo", [[sandbox, "echo"]]);
    await seedOperations(tenant, sandbox);
    const provider = await tenant.provider("openai", lab.baseUrl, lab.credential, { preset: "openai" });
    await tenant.model("lab/openai", [[provider, "gpt-lab"]], { capabilities: CAPABILITIES });
    keys = {
      good: (await tenant.key()).secret,
      poor: (await poor.key()).secret,
      narrow: (await tenant.key({ allowed_endpoints: ["none"] })).secret,
      limited: (await tenant.key({ rpm: 0 })).secret,
    };
    gateway = await startTestGateway(database.url, { BODY_BYTES_MAX: String(BODY_BYTES_MAX) });
  });
  afterAll(async () => {
    await gateway?.stop();
    await lab?.stop();
    await Promise.all([tenant?.client.end(), poor?.client.end()]);
  });

  async function violationsOf(series: Series) {
    const judged = await drive(gateway.url, keys.good, spec, series);
    expect(judged.reduce((sum, { checked }) => sum + checked, 0)).toBeGreaterThanOrEqual(
      series.asks.length / 2,
    );
    return judged.flatMap(({ name, violations }) =>
      violations.map(({ at, message }) => `${name} ${at} ${message}`),
    );
  }

  it(
    "of conversations, whole and streamed, and of their failures",
    async () => {
      expect(await violationsOf({ title: "openai", asks: CHAT_ASKS, model: "lab/openai", lab })).toEqual([]);
    },
    BUSY_MS,
  );

  it("of the sandbox, whatever it is asked for", async () => {
    for (const series of SANDBOX_SERIES) expect(await violationsOf(series)).toEqual([]);
  });

  it("of the organization's usage and costs, of every kind of call", async () => {
    const reader = (await tenant.key({ permissions: ["usage.read"] })).secret;
    const calls = KEY_ENDPOINTS.map((endpoint) => settledCall(tenant, { endpoint }));
    await ingestSettledCalls(pool(), "gwi_test", calls);
    const startS = Math.floor(Date.now() / 1_000) - 3 * 86_400;
    const asks = usageAsks({ reader, good: keys.good }, startS);
    const judged = await drive(gateway.url, keys.good, spec, { title: "usage", asks });
    expect(judged.filter(({ violations }) => violations.length > 0)).toEqual([]);
    expect(judged.every(({ checked }) => checked === 1)).toBe(true);
  });

  it("of every refusal, at every endpoint", async () => {
    for (const operation of POSTS) {
      const asks = refusalsOf({ operation, model: SANDBOX_MODEL_OF[operation] }, keys, BODY_BYTES_MAX);
      expect(await violationsOf({ title: "refusals", asks })).toEqual([]);
    }
    expect(await violationsOf({ title: "look-ups", asks: lookUpAsks("sandbox/echo") })).toEqual([]);
  });
});

const CAPABILITIES = ["tools", "parallel_tools", "json_schema", "reasoning", "logprobs"];

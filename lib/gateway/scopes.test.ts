import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { BUDGET_WINDOWS, windowEndMs } from "@/lib/core/time";
import { useTestDatabase } from "@/lib/db/testing";
import { customerBudgetId } from "@/lib/domain/limits";
import { answerJson, completion, LoopbackUpstream } from "./providers/testing";
import { gatewaysCaughtUp, startTestGateway, TestTenant } from "./testing";

const database = useTestDatabase();
type Gateway = Awaited<ReturnType<typeof startTestGateway>>;
let upstream: LoopbackUpstream;
let gateways: Gateway[];
const tenants: TestTenant[] = [];

/** What `ask` is counted as and costs: 8 in, 10 out. */
const CALL = 48_000n;
const CREDIT = 1_000_000_000n;

beforeAll(async () => {
  upstream = await LoopbackUpstream.start(() => {});
  const setup = await openTenant();
  await setup.model("acme/one", [[await setup.provider("openai", upstream.baseUrl), "one"]]);
  const settings = { HOLD_WAIT_MS: "5000" };
  gateways = await Promise.all([1, 2, 3].map(() => startTestGateway(database.url, settings)));
});
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await upstream.stop();
  for (const tenant of tenants) await tenant.client.end();
});
beforeEach(() => {
  const usage = { prompt_tokens: 8, completion_tokens: 10, total_tokens: 18 };
  upstream.script = (_, res) => answerJson(res, completion("x", { usage }));
});

async function openTenant(): Promise<TestTenant> {
  const tenant = await TestTenant.open(database.url, CREDIT);
  tenants.push(tenant);
  return tenant;
}

async function ask(secret: string, user?: string, at = 0) {
  const response = await fetch(`${gateways[at % 3]!.url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: JSON.stringify({
      model: "acme/one",
      messages: [{ role: "user", content: "hello" }],
      max_tokens: 10,
      ...(user !== undefined && { user }),
    }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

async function askMany(count: number, secret: string, user: string): Promise<number[]> {
  const answers = await Promise.all(Array.from({ length: count }, (_, i) => ask(secret, user, i)));
  const answered = answers.filter(({ status }) => status === 200).length;
  const refused = answers.filter(({ status }) => status === 402).length;
  return [answered, refused];
}

async function until(check: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 8_000;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`not within eight seconds: ${check}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function spentOf(budgetId: string): Promise<bigint> {
  const { rows } = await tenants[0]!.client.query(
    "SELECT spent_nanos FROM budget_window WHERE budget_id = $1",
    [budgetId],
  );
  return BigInt(rows[0]?.spent_nanos ?? -1);
}

const SCOPES = ["plan", "org", "project", "key", "model", "customer", "customer_default"] as const;
const WIRE = {
  plan: "plan",
  org: "organization",
  project: "project",
  key: "key",
  model: "model",
  customer: "customer",
  customer_default: "customer",
} as const;

type Limited = { tenant: TestTenant; secret: string; scopeId: string; budgetId: string };

async function openLimited(scope: (typeof SCOPES)[number], window: string): Promise<Limited> {
  const tenant = await openTenant();
  const key = await tenant.key();
  const ids = { plan: tenant.orgId, org: tenant.orgId, project: tenant.projectId, key: key.id };
  const scopeId = { ...ids, model: "acme/one", customer: "ann", customer_default: tenant.orgId }[scope];
  const budgetId = await tenant.budget(scope, scopeId, 2n * CALL + 1n, "cap", window);
  return { tenant, secret: key.secret, scopeId, budgetId };
}

describe.each(SCOPES)("a limit of the scope %s", (scope) => {
  const limited = new Map<string, Limited>();
  beforeAll(async () => {
    for (const window of BUDGET_WINDOWS) limited.set(window, await openLimited(scope, window));
  });

  it.each(BUDGET_WINDOWS)("for the window %s is enforced, and the 402 says which it is", async (window) => {
    const { secret, scopeId, budgetId } = limited.get(window)!;
    const statuses = [];
    for (let i = 0; i < 2; i++) statuses.push((await ask(secret, "ann")).status);
    const refused = await ask(secret, "ann");
    expect([...statuses, refused.status]).toEqual([200, 200, 402]);
    const endMs = windowEndMs(window, Date.now());
    expect(refused.body.error).toMatchObject({
      type: "insufficient_quota",
      code: "budget_exceeded",
      param: null,
      scope: WIRE[scope],
      scope_id: scope === "customer_default" ? "ann" : scopeId,
      window,
      limit: "0.000096001",
      spent: "0.000096",
      reserved: "0",
      resets_at: endMs === null ? null : new Date(endMs).toISOString(),
    });
    expect(refused.body.error.remedy).toMatch(scope === "plan" ? /operator/ : /admin of the organization/);
    expect(refused.headers.get("x-should-retry")).toBe("false");
    if (scope === "customer" || scope === "customer_default") {
      expect((await ask(secret, "bob")).status).toBe(200);
      expect((await ask(secret)).status).toBe(200);
    }
    const booked = scope === "customer_default" ? customerBudgetId(budgetId, "ann") : budgetId;
    await until(async () => (await spentOf(booked)) === 2n * CALL);
  });
});

describe("the cap of a model", () => {
  it("pays for exactly seven of fifty calls at once over three gateways, of this organization alone", async () => {
    const [tenant, other] = [await openTenant(), await openTenant()];
    const { secret } = await tenant.key();
    await tenant.budget("model", "acme/one", 7n * CALL, "cap", "month");
    await tenant.budget("model", "acme/two", 0n, "cap", "month");
    expect(await askMany(50, secret, "ann")).toEqual([7, 43]);
    expect((await ask((await other.key()).secret)).status).toBe(200);
  });
});

describe("a soft budget", () => {
  it("refuses nothing and is never lent from, and counts what was spent", async () => {
    const tenant = await openTenant();
    const { secret } = await tenant.key();
    const budgetId = await tenant.budget("org", tenant.orgId, 1n, "soft", "lifetime");
    await tenant.insert("budget_window", { budget_id: budgetId, window_start: new Date(0) });
    for (let i = 0; i < 3; i++) expect((await ask(secret, "ann", i)).status).toBe(200);
    await until(async () => (await spentOf(budgetId)) === 3n * CALL);
    const { rows } = await tenant.client.query("SELECT 1 FROM budget_lease WHERE budget_id = $1", [budgetId]);
    expect(rows).toEqual([]);
  });
});

describe("end customers", () => {
  it("complaint 2, first calls of a new end user bypass the budget: fifty at once over three gateways, exactly seven answered", async () => {
    const tenant = await openTenant();
    const { secret } = await tenant.key();
    await tenant.budget("customer_default", tenant.orgId, 7n * CALL, "cap", "month");
    const before = upstream.calls.length;
    expect(await askMany(50, secret, "never seen")).toEqual([7, 43]);
    expect(upstream.calls.length - before).toBe(7);
  });

  it("pay from their own budgets only: each of many new customers gets exactly what the default pays for", async () => {
    const tenant = await openTenant();
    const { secret } = await tenant.key();
    await tenant.budget("customer_default", tenant.orgId, 2n * CALL, "cap", "day");
    const names = Array.from({ length: 12 }, (_, i) => `customer ${i}`);
    const ends = await Promise.all(names.map((name) => askMany(4, secret, name)));
    expect(ends).toEqual(names.map(() => [2, 2]));
  });

  it("at 99 % of the default with three gateways are not refused while one more call is affordable", async () => {
    const tenant = await openTenant();
    const { secret } = await tenant.key();
    await tenant.budget("customer_default", tenant.orgId, 100n * CALL, "cap", "month");
    await tenant.budget("org", tenant.orgId, 150n * CALL, "cap", "month");
    for (let i = 0; i < 99; i++) expect((await ask(secret, "ann", i)).status).toBe(200);
    for (const at of [1, 2, 0]) {
      const [first, second] = [await ask(secret, "ann", at), await ask(secret, "ann", at + 1)];
      expect([first.status, second.status]).toEqual(at === 1 ? [200, 402] : [402, 402]);
    }
    expect((await ask(secret, "bob", 1)).status).toBe(200);
  });

  it("that spent before there was a default are under it with what they have spent, on a gateway started since too", async () => {
    const tenant = await openTenant();
    const { secret } = await tenant.key();
    const first = await ask(secret, "ann");
    await ask(secret, "ann");
    await ask(secret, "bob");
    await tenant.events(first.headers.get("x-request-id")!);
    await until(async () => {
      const { rows } = await tenant.client.query(
        "SELECT count(*)::int AS n FROM usage_event WHERE org_id = $1",
        [tenant.orgId],
      );
      return rows[0].n === 3;
    });
    await tenant.budget("customer_default", tenant.orgId, 3n * CALL, "cap", "lifetime");
    expect(await askMany(6, secret, "ann")).toEqual([1, 5]);
    const late = await startTestGateway(database.url);
    gateways.push(late);
    const [other] = gateways.splice(0, 1, late);
    try {
      expect((await ask(secret, "ann", 0)).body.error).toMatchObject({
        scope: "customer",
        spent: "0.000144",
      });
      expect(await askMany(6, secret, "bob")).toEqual([2, 4]);
    } finally {
      gateways.splice(0, 1, other!);
      gateways.pop();
      await late.stop();
    }
  });

  it("with a cap of their own are held to that and not to the default, as soon as it is set", async () => {
    const tenant = await openTenant();
    const { secret } = await tenant.key();
    await tenant.budget("customer_default", tenant.orgId, CALL, "cap", "month");
    expect(await askMany(5, secret, "vip")).toEqual([1, 4]);
    const own = await tenant.budget("customer", "vip", 4n * CALL, "cap", "month");
    expect(await askMany(9, secret, "vip")).toEqual([3, 6]);
    await tenant.client.query("UPDATE budget SET revoked_at = now() WHERE id = $1", [own]);
    await gatewaysCaughtUp();
    expect(await askMany(3, secret, "vip")).toEqual([0, 3]);
  });

  it("a default that is changed while calls run holds for everybody at once: never above the highest, none above the new", async () => {
    const tenant = await openTenant();
    const { secret } = await tenant.key();
    const template = await tenant.budget("customer_default", tenant.orgId, 20n * CALL, "cap", "month");
    const names = ["ann", "bob", "cyd"];
    let running = true;
    const answered = new Map(names.map((name) => [name, 0]));
    const runs = names.map(async (name, i) => {
      while (running) {
        const { status } = await ask(secret, name, i);
        if (status === 200) answered.set(name, answered.get(name)! + 1);
        else expect(status).toBe(402);
      }
    });
    for (const calls of [25n, 30n]) {
      await new Promise((resolve) => setTimeout(resolve, 150));
      await tenant.client.query("UPDATE budget SET limit_nanos = $2 WHERE id = $1", [template, calls * CALL]);
    }
    await until(async () => [...answered.values()].every((count) => count === 30)).finally(() => {
      running = false;
    });
    await Promise.all(runs);
    await tenant.client.query("UPDATE budget SET limit_nanos = $2 WHERE id = $1", [template, 10n * CALL]);
    await gatewaysCaughtUp();
    for (const name of names) expect(await askMany(3, secret, name)).toEqual([0, 3]);
    expect(await askMany(15, secret, "dan")).toEqual([10, 5]);
  });
});

describe("a temporary raise", () => {
  it("begins at once, ends by itself on every gateway, and nothing is admitted above the limit in force", async () => {
    const tenant = await openTenant();
    const key = await tenant.key();
    const budgetId = await tenant.budget("key", key.id, 2n * CALL, "cap", "day");
    expect(await askMany(6, key.secret, "ann")).toEqual([2, 4]);
    const endsAt = new Date(Date.now() + 2_500);
    await tenant.raise(budgetId, 100n * CALL, endsAt);
    const raised = await Promise.all(Array.from({ length: 9 }, (_, i) => ask(key.secret, "ann", i)));
    expect(raised.map(({ status }) => status)).toEqual(raised.map(() => 200));
    await new Promise((resolve) => setTimeout(resolve, endsAt.getTime() - Date.now() + 150));
    expect(await askMany(9, key.secret, "ann")).toEqual([0, 9]);
    await until(async () => (await spentOf(budgetId)) === 11n * CALL);
    const { rows } = await tenant.client.query(
      "SELECT leased_nanos FROM budget_window WHERE budget_id = $1",
      [budgetId],
    );
    expect(rows[0].leased_nanos).toBe("0");
  });

  it("of one customer under the default is that customer's alone, and ends when it is taken back", async () => {
    const tenant = await openTenant();
    const { secret } = await tenant.key();
    const template = await tenant.budget("customer_default", tenant.orgId, CALL, "cap", "week");
    expect([await askMany(3, secret, "ann"), await askMany(3, secret, "bob")]).toEqual([
      [1, 2],
      [1, 2],
    ]);
    const annId = customerBudgetId(template, "ann");
    const raise = await tenant.raise(annId, 2n * CALL, new Date(Date.now() + 60_000));
    expect([(await ask(secret, "ann")).status, (await ask(secret, "bob")).status]).toEqual([200, 402]);
    await tenant.client.query("UPDATE budget_raise SET revoked_at = now() WHERE id = $1", [raise]);
    await gatewaysCaughtUp();
    expect((await ask(secret, "ann", 2)).status).toBe(402);
  });
});

describe("rate limits of the organization", () => {
  it("bind all its keys, the lower of its own and its plan's, and the 429 names the organization", async () => {
    const tenant = await openTenant();
    const keys = [await tenant.key({ rpm: 50 }), await tenant.key()];
    await tenant.client.query("UPDATE org SET rpm = 4, plan_rpm = 9, plan_tpm = 100000 WHERE id = $1", [
      tenant.orgId,
    ]);
    await gatewaysCaughtUp();
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push(await ask(keys[i % 2]!.secret));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429]);
    expect(answers[0]!.headers.get("x-ratelimit-limit-requests")).toBe("4");
    expect(answers[0]!.headers.get("x-ratelimit-limit-tokens")).toBe("100000");
    expect(answers[4]!.body.error).toMatchObject({
      code: "rate_limit_exceeded",
      scope: "organization",
      scope_id: tenant.orgId,
      metric: "requests per minute",
      limit: 4,
      used: 4,
    });
    expect(answers[4]!.headers.get("retry-after")).toMatch(/^\d+$/);
  });

  it("concurrency counts the calls of all its projects' keys", async () => {
    const tenant = await openTenant();
    const [one, two] = [await tenant.key(), await tenant.key()];
    await tenant.client.query("UPDATE org SET concurrency = 2 WHERE id = $1", [tenant.orgId]);
    await gatewaysCaughtUp();
    upstream.script = (_, res) => setTimeout(() => answerJson(res, completion("x")), 200);
    const answers = await Promise.all([one, two, one].map(({ secret }) => ask(secret)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
  });
});

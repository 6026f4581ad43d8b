import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/access";
import { newId } from "@/lib/core/ids";
import { addMs, DAY_MS, windowStartMs } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createTestTenant } from "../../projects/testing";
import {
  chargeWindows,
  createBudget,
  customerBudgetId,
  forgetCustomerWindows,
  leaseSlices,
  listCustomerBudgets,
  openWindows,
  revokeBudget,
  storableCustomer,
  updateBudget,
} from "..";

useTestDatabase();
const USD = 1_000_000_000n;
const MINUTE = 60_000;

let ctx: Ctx;
let orgId: string;
beforeEach(async () => {
  ({ ctx, orgId } = await createTestTenant());
});

const setDefault = (limitUsd: bigint, window: "day" | "month" | "lifetime" = "month") =>
  createBudget(ctx, { scopeType: "customer_default", scopeId: orgId, window, limitUsd });
const setOwn = (customer: string, limitUsd: bigint) =>
  createBudget(ctx, { scopeType: "customer", scopeId: customer, window: "month", limitUsd });
const list = (over: Partial<Parameters<typeof listCustomerBudgets>[1]> = {}) =>
  listCustomerBudgets(ctx, { window: "month", limit: 50, ...over });

async function addSpend(customer: string | null, nanos: number, at = ctx.now): Promise<void> {
  const requestId = newId("request", at.getTime());
  await pool().query(
    `INSERT INTO usage_event (org_id, started_at, request_id, attempt, project_id, key_id, model, upstream_model, provider_id,
       endpoint, stream, status, outcome, usage_source, cost_nanos, latency_ms, end_user, settled_at)
     VALUES ($1, $2, $3, 1, 'prj', 'key', 'm', 'm', 'prv', 'chat.completions', false, 200, 'ok', 'provider', $4, 1, $5, $2)`,
    [orgId, at, requestId, nanos, customer],
  );
}

async function lease(templateId: string, customer: string, nanos: number, window: "month" | "day" = "month") {
  const [slice] = await leaseSlices(
    pool(),
    "gwi-a",
    [
      {
        budgetId: customerBudgetId(templateId, customer),
        windowStartMs: windowStartMs(window, ctx.now.getTime()),
        customer,
        leastNanos: nanos,
        needNanos: nanos,
        wantNanos: nanos,
      },
    ],
    MINUTE,
  );
  return slice;
}

describe("the part of a default that one customer has", () => {
  it("has the same id in the gateway and in the database, whatever the customer is called", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (name) => {
        const customer = storableCustomer(name);
        const { rows } = await pool().query<{ id: string }>("SELECT customer_budget_id('bud_1', $1) AS id", [
          customer,
        ]);
        expect(rows[0]!.id).toBe(customerBudgetId("bud_1", customer));
      }),
      { numRuns: 60 },
    );
  });

  it("starts with what the customer has spent in the window, and nobody else's", async () => {
    await addSpend("ann", 30);
    await addSpend("ann", 5, new Date(windowStartMs("month", ctx.now.getTime()) - 1));
    await addSpend("bob", 99);
    await addSpend(null, 99);
    const { id } = await setDefault(100n);
    expect(await lease(id, "ann", 60)).toMatchObject({ grantedNanos: 60, spentNanos: 30n, limitNanos: 100n });
    expect(await lease(id, "ann", 20)).toMatchObject({ grantedNanos: 0 });
    expect(await lease(id, "never seen", 100)).toMatchObject({ grantedNanos: 100, spentNanos: 0n });
  });

  it("is found without reading anybody else's events", async () => {
    const client = await pool().connect();
    try {
      await client.query("BEGIN; SET LOCAL enable_seqscan = off");
      const { rows } = await client.query<{ "QUERY PLAN": string }>(
        `EXPLAIN SELECT sum(cost_nanos) FROM usage_event
         WHERE org_id = 'o' AND started_at >= now() AND started_at < 'infinity' AND end_user = 'ann'`,
      );
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      expect(plan).toMatch(/Index Only Scan using usage_event_\w*end_user\w*/);
      await client.query("ROLLBACK");
    } finally {
      client.release();
    }
  });

  it("is charged with what the customer's calls cost, and a changed default holds for all at once", async () => {
    const { id } = await setDefault(100n);
    const dayMs = Math.floor(ctx.now.getTime() / DAY_MS) * DAY_MS;
    await lease(id, "ann", 80);
    const client = await pool().connect();
    const spend = { orgId, scopeType: "customer", scopeId: "ann", dayMs, nanos: 70 } as const;
    const charge = {
      budgetId: customerBudgetId(id, "ann"),
      windowStartMs: windowStartMs("month", dayMs),
      nanos: 70,
    };
    await chargeWindows(client, "gwi-a", [spend], [charge]);
    client.release();
    expect((await list()).items).toMatchObject([
      { customer: "ann", follows: "default", spentNanos: 70n, heldNanos: 10n },
    ]);
    await updateBudget(ctx, { budgetId: id, limitUsd: 75n });
    expect(await lease(id, "ann", 1)).toMatchObject({ grantedNanos: 0, limitNanos: 75n });
    expect(await lease(id, "bob", 76)).toMatchObject({ grantedNanos: 0 });
    expect(await lease(id, "bob", 75)).toMatchObject({ grantedNanos: 75 });
  });

  it("is not opened for a default alone, nor without the customer's name", async () => {
    const { id } = await setDefault(100n);
    const start = windowStartMs("month", ctx.now.getTime());
    await openWindows(pool(), [
      { budgetId: id, windowStartMs: start },
      { budgetId: customerBudgetId(id, "ann"), windowStartMs: start },
    ]);
    const { rows } = await pool().query("SELECT 1 FROM budget_window WHERE budget_id LIKE $1 || '%'", [id]);
    expect(rows).toEqual([]);
  });
});

describe("windows that are long over", () => {
  it("are forgotten, those of now, of a lifetime and of other budgets are kept", async () => {
    const [day, all] = [await setDefault(USD, "day"), await setDefault(USD, "lifetime")];
    await createBudget(ctx, { scopeType: "org", scopeId: orgId, window: "day", limitUsd: USD });
    await lease(day.id, "ann", 1, "day");
    await openWindows(pool(), [
      { budgetId: customerBudgetId(all.id, "ann"), windowStartMs: 0, customer: "ann" },
      {
        budgetId: customerBudgetId(day.id, "bob"),
        windowStartMs: windowStartMs("day", ctx.now.getTime()),
        customer: "bob",
      },
    ]);
    const later = addMs(ctx.now, 71 * DAY_MS);
    expect(await forgetCustomerWindows(pool(), ctx.now)).toBe(0);
    expect(await forgetCustomerWindows(pool(), later)).toBe(1);
    const { rows } = await pool().query(
      "SELECT customer FROM budget_window w LEFT JOIN budget b ON b.id = w.budget_id WHERE COALESCE(w.template_id, b.id) = ANY($1) ORDER BY 1",
      [[day.id, all.id]],
    );
    // Ann's day is still lent.
    expect(rows.map((row) => row.customer)).toEqual(["ann", "ann"]);
  });
});

describe("the list of customers", () => {
  it("has those under the default who have called and those with a cap of their own, each once, page by page by name", async () => {
    const { id } = await setDefault(10n * USD);
    const names = Array.from({ length: 23 }, (_, i) => `customer-${String(i).padStart(2, "0")}`);
    for (const name of names) await lease(id, name, 1);
    await setOwn("customer-07", 99n * USD);
    await setOwn("aaa never called", USD);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 5, cursor });
      expect(page.items.length).toBeLessThanOrEqual(5);
      seen.push(...page.items.map((item) => `${item.customer} ${item.follows} ${item.limitNanos / USD}`));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    const expected = names.map((name) => `${name} ${name === "customer-07" ? "own 99" : "default 10"}`);
    expect(seen).toEqual(["aaa never called own 1", ...expected]);
  });

  it("finds customers by how their name begins, % and _ being themselves", async () => {
    const { id } = await setDefault(USD);
    for (const name of ["50% off", "50 cents", "5_0", "Zoë", "zoe"]) await lease(id, name, 1);
    const find = async (search: string) => (await list({ search })).items.map((item) => item.customer);
    expect(await find("50%")).toEqual(["50% off"]);
    expect(await find("50")).toEqual(["50 cents", "50% off"]);
    expect(await find("5_")).toEqual(["5_0"]);
    expect(await find("Zo")).toEqual(["Zoë"]);
    expect(await find("q")).toEqual([]);
  });

  it("is of one tenant and one window only", async () => {
    const { id } = await setDefault(USD);
    await lease(id, "ann", 1);
    expect((await list({ window: "day" })).items).toEqual([]);
    const stranger = await createTestTenant();
    expect((await listCustomerBudgets(stranger.ctx, { window: "month", limit: 50 })).items).toEqual([]);
    await revokeBudget(ctx, { budgetId: id });
    expect((await list()).items).toEqual([]);
  });
});

describe("a default", () => {
  it("is one a window, is within the organization's cap, and belongs to the organization of the path", async () => {
    await createBudget(ctx, { scopeType: "org", scopeId: orgId, window: "month", limitUsd: 50n });
    await expect(setDefault(51n)).rejects.toMatchObject({ status: 400, details: { param: "limitUsd" } });
    await setDefault(50n);
    await expect(setDefault(40n)).rejects.toMatchObject({ status: 409 });
    const stranger = await createTestTenant();
    const input = { scopeType: "customer_default", scopeId: orgId, window: "day", limitUsd: 1n } as const;
    await expect(createBudget(stranger.ctx, input)).rejects.toMatchObject({ status: 404 });
  });
});

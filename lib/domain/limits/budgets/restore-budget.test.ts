import { describe, expect, it } from "vitest";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { listAudit } from "../../audit";
import { ingestSettledCalls } from "../../metering";
import { settledCall } from "../../metering/testing";
import { asRole, atTime, createTestTenant } from "../../projects/testing";
import {
  createBudget,
  customerBudgetId,
  leaseSlices,
  listBudgets,
  openWindows,
  restoreBudget,
  revokeBudget,
} from "..";

useTestDatabase();
const USD = 1_000_000_000n;

type Tenant = Awaited<ReturnType<typeof createTestTenant>>;

async function spend(tenant: Tenant, costNanos: number, over = {}): Promise<void> {
  const call = settledCall(tenant, { startedAtMs: tenant.ctx.now.getTime(), costNanos, ...over });
  await ingestSettledCalls(pool(), "gwi_test", [call]);
}

const onProject = ({ projectId }: Tenant, limitUsd = 5n * USD) =>
  ({ scopeType: "project", scopeId: projectId, window: "month", limitUsd }) as const;

describe("a removed budget that is brought back", () => {
  it("has its id and counts what was spent before, while it was gone, and after", async () => {
    const tenant = await createTestTenant();
    const { ctx } = tenant;
    const { id } = await createBudget(ctx, onProject(tenant));
    await spend(tenant, 100);
    await revokeBudget(ctx, { budgetId: id });
    await spend(tenant, 20);
    expect(await restoreBudget(ctx, { budgetId: id })).toMatchObject({ id, spentNanos: 120n });
    await spend(tenant, 3);
    expect((await listBudgets(ctx, {})).items).toMatchObject([{ id, spentNanos: 123n }]);
    const { items } = await listAudit(ctx, { limit: 10 });
    const actions = items.filter(({ targetId }) => targetId === id).map(({ action }) => action);
    expect(actions.sort()).toEqual(["budget.create", "budget.restore", "budget.revoke"]);
  });

  it("counts nothing twice while calls are booked at the same time", async () => {
    const tenant = await createTestTenant();
    const { ctx } = tenant;
    const { id } = await createBudget(ctx, onProject(tenant));
    await revokeBudget(ctx, { budgetId: id });
    const calls = Array.from({ length: 12 }, () => spend(tenant, 7));
    await Promise.all([...calls.slice(0, 6), restoreBudget(ctx, { budgetId: id }), ...calls.slice(6)]);
    expect((await listBudgets(ctx, {})).items).toMatchObject([{ id, spentNanos: 84n }]);
  });

  it("of a default holds each end customer to what they have spent meanwhile", async () => {
    const tenant = await createTestTenant();
    const { ctx, orgId } = tenant;
    const input = { scopeType: "customer_default", scopeId: orgId, window: "month", limitUsd: USD } as const;
    const { id, windowStart } = await createBudget(ctx, input);
    await spend(tenant, 10, { endUser: "ada" });
    const windowStartMs = windowStart.getTime();
    await openWindows(pool(), [{ budgetId: customerBudgetId(id, "ada"), windowStartMs, customer: "ada" }]);
    await revokeBudget(ctx, { budgetId: id });
    await spend(tenant, 5, { endUser: "ada" });
    await spend(tenant, 2, { endUser: "ben" });
    await restoreBudget(ctx, { budgetId: id });
    await spend(tenant, 1, { endUser: "ada" });
    const window = await db().budgetWindow.findFirst({ where: { templateId: id, customer: "ada" } });
    expect(window).toMatchObject({ spentNanos: 16n });
  });

  it("lends again within its limit", async () => {
    const tenant = await createTestTenant();
    const { ctx } = tenant;
    const { id, windowStart } = await createBudget(ctx, onProject(tenant, 1_000n));
    await revokeBudget(ctx, { budgetId: id });
    await spend(tenant, 990);
    await restoreBudget(ctx, { budgetId: id });
    const window = { budgetId: id, windowStartMs: windowStart.getTime() };
    const lend = async (nanos: number) => {
      const ask = { ...window, leastNanos: nanos, needNanos: nanos, wantNanos: nanos };
      const [slice] = await leaseSlices(pool(), "gwi_test", [ask], DAY_MS);
      return slice!.grantedNanos;
    };
    expect(await lend(11)).toBe(0);
    expect(await lend(10)).toBe(10);
  });

  it("is refused when another took its place, also of two at once", async () => {
    const tenant = await createTestTenant();
    const { ctx } = tenant;
    const first = await createBudget(ctx, onProject(tenant));
    await revokeBudget(ctx, { budgetId: first.id });
    const second = await createBudget(ctx, onProject(tenant));
    await expect(restoreBudget(ctx, { budgetId: first.id })).rejects.toMatchObject({ status: 409 });
    await revokeBudget(ctx, { budgetId: second.id });
    const both = await Promise.allSettled([
      restoreBudget(ctx, { budgetId: first.id }),
      restoreBudget(ctx, { budgetId: second.id }),
      createBudget(ctx, onProject(tenant)),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await listBudgets(ctx, {})).items).toHaveLength(1);
  });

  it("is refused when it does not fit any more within the cap above it", async () => {
    const tenant = await createTestTenant();
    const { ctx, orgId } = tenant;
    const { id } = await createBudget(ctx, onProject(tenant));
    await revokeBudget(ctx, { budgetId: id });
    await createBudget(ctx, { scopeType: "org", scopeId: orgId, window: "month", limitUsd: USD });
    await expect(restoreBudget(ctx, { budgetId: id })).rejects.toMatchObject({
      status: 400,
      details: { param: "limitUsd" },
    });
  });

  it("is 404 while it is live, after thirty days and for a stranger, and 403 for a developer", async () => {
    const tenant = await createTestTenant();
    const { ctx } = tenant;
    const stranger = await createTestTenant();
    const { id: budgetId } = await createBudget(ctx, onProject(tenant));
    await expect(restoreBudget(ctx, { budgetId })).rejects.toMatchObject({ status: 404 });
    await revokeBudget(ctx, { budgetId });
    await expect(restoreBudget(stranger.ctx, { budgetId })).rejects.toMatchObject({ status: 404 });
    await expect(restoreBudget(asRole(ctx, "developer"), { budgetId })).rejects.toMatchObject({
      status: 403,
    });
    const late = atTime(ctx, addMs(ctx.now, 31 * DAY_MS));
    await expect(restoreBudget(late, { budgetId })).rejects.toMatchObject({ status: 404 });
  });
});

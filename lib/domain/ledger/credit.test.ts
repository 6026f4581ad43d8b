import { beforeAll, describe, expect, it } from "vitest";
import type { BaseCtx, Ctx } from "@/lib/access";
import { newId } from "@/lib/core/ids";
import { now } from "@/lib/core/time";
import { db, inTransaction } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { asRole, createTestTenant } from "../projects/testing";
import { getCredit, grantCredit, insertGrant, listCreditGrants, listLedger } from ".";

useTestDatabase();
const operator: BaseCtx = {
  actor: { type: "operator", userId: "cli" },
  now: now(),
  requestId: newId("request"),
};
const USD = 1_000_000_000n;
let ctx: Ctx;
beforeAll(async () => {
  ctx = (await createTestTenant()).ctx;
});

const grant = (to: Ctx, amountUsd: bigint, memo = "") =>
  grantCredit(operator, { tenantId: to.orgId, amountUsd, memo });
const creditBalance = async (orgId: string) =>
  (await db().ledgerAccount.findUnique({ where: { orgId_code: { orgId, code: "credit" } } }))?.balanceNanos ??
  0n;

describe("credit", () => {
  it("is nothing before the first grant", async () => {
    expect(await getCredit(ctx)).toEqual({
      grantedNanos: 0n,
      spentNanos: 0n,
      heldNanos: 0n,
      availableNanos: 0n,
    });
  });

  it("is the sum of its grants in the limit and in the ledger alike, also of grants at the same moment", async () => {
    await Promise.all(Array.from({ length: 6 }, (_, i) => grant(ctx, BigInt(i + 1) * USD)));
    expect(await getCredit(ctx)).toMatchObject({ grantedNanos: 21n * USD, availableNanos: 21n * USD });
    expect(await creditBalance(ctx.orgId)).toBe(21n * USD);
    expect(await db().budget.count({ where: { orgId: ctx.orgId, kind: "credit" } })).toBe(1);
    expect(await db().budgetWindow.count({ where: { windowStart: new Date(0) } })).toBe(1);
    const total = await db().ledgerAccount.aggregate({ _sum: { balanceNanos: true } });
    expect(total._sum.balanceNanos).toBe(0n);
  });

  it("is not granted at all when its transaction fails", async () => {
    const { ctx: other } = await createTestTenant();
    const attempt = inTransaction(async (tx) => {
      await insertGrant(tx, other, { kind: "signup", amountNanos: USD, memo: "" });
      throw new Error("later step");
    });
    await expect(attempt).rejects.toThrow("later step");
    expect(await creditBalance(other.orgId)).toBe(0n);
    expect(await getCredit(other)).toMatchObject({ grantedNanos: 0n });
  });

  it("is listed with its statement, page by page, newest first", async () => {
    const { ctx: other } = await createTestTenant("billing");
    for (const memo of ["one", "two", "three"]) await grant(other, USD, memo);
    const first = await listCreditGrants(other, { limit: 2 });
    const rest = await listCreditGrants(other, { limit: 2, cursor: first.nextCursor! });
    expect([...first.items, ...rest.items].map((row) => row.memo).sort()).toEqual(["one", "three", "two"]);
    expect(rest.nextCursor).toBeNull();
    const statement = await listLedger(other, { limit: 50 });
    expect(statement.items.map((row) => row.amountNanos)).toEqual([USD, USD, USD]);
  });

  it("is granted by the operator only, to a tenant that exists; a developer sees no statement", async () => {
    await expect(grantCredit(ctx, { tenantId: ctx.orgId, amountUsd: USD, memo: "" })).rejects.toMatchObject({
      status: 403,
    });
    await expect(
      grantCredit(operator, { tenantId: "org_none", amountUsd: USD, memo: "" }),
    ).rejects.toMatchObject({ status: 404 });
    await expect(listLedger(asRole(ctx, "developer"), { limit: 1 })).rejects.toMatchObject({ status: 403 });
  });
});

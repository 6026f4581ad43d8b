import type { Ctx } from "@/lib/access";
import { newId } from "@/lib/core/ids";
import type { Nanos } from "@/lib/core/money";
import type { Tx } from "@/lib/db";
import { openWindow } from "./leases/open-windows";

const scopeOf = (orgId: string) => ({
  orgId,
  scopeType: "org",
  scopeId: orgId,
  kind: "credit",
  window: "lifetime",
});

/** Raises what the organization has been granted in total: the limit of its one credit budget, opened on first use. */
export async function raiseCreditLimit(tx: Tx, ctx: Ctx, byNanos: Nanos): Promise<void> {
  // The unique index is partial, which Prisma's upsert does not know; the lock makes two first grants one after the other.
  await tx.$queryRaw`SELECT id FROM org WHERE id = ${ctx.orgId} FOR NO KEY UPDATE`;
  const budget = await tx.budget.findFirst({ where: { ...scopeOf(ctx.orgId), revokedAt: null } });
  if (budget) {
    await tx.budget.update({ where: { id: budget.id }, data: { limitNanos: { increment: byNanos } } });
    return;
  }
  const id = newId("budget", ctx.now.getTime());
  await tx.budget.create({
    data: { id, ...scopeOf(ctx.orgId), limitNanos: byNanos, createdAt: ctx.now },
  });
  await openWindow(tx, ctx.orgId, { budgetId: id, windowStartMs: 0 });
}

export type Credit = { grantedNanos: Nanos; spentNanos: Nanos; heldNanos: Nanos; availableNanos: Nanos };

/** Credit granted, settled and lent to gateways, by organization; zero for those never granted any. */
export async function readCredits(tx: Tx, orgIds: string[]): Promise<Map<string, Credit>> {
  const budgets = await tx.budget.findMany({
    where: { orgId: { in: orgIds }, kind: "credit", window: "lifetime", scopeType: "org", revokedAt: null },
  });
  const windows = await tx.budgetWindow.findMany({
    where: { budgetId: { in: budgets.map((row) => row.id) } },
  });
  const byBudget = new Map(windows.map((row) => [row.budgetId, row]));
  const none: Credit = { grantedNanos: 0n, spentNanos: 0n, heldNanos: 0n, availableNanos: 0n };
  const credits = new Map<string, Credit>(orgIds.map((id) => [id, none]));
  for (const { id, orgId, limitNanos } of budgets) {
    const spentNanos = byBudget.get(id)?.spentNanos ?? 0n;
    const heldNanos = byBudget.get(id)?.leasedNanos ?? 0n;
    credits.set(orgId, {
      grantedNanos: limitNanos,
      spentNanos,
      heldNanos,
      availableNanos: limitNanos - spentNanos,
    });
  }
  return credits;
}

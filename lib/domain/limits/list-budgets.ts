import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { listBudgetsEndpoint } from "@/lib/contract/limits";
import { notFound } from "@/lib/core/errors";
import { type BudgetWindowKind, windowEndMs, windowStartMs } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db";

type CapFilter = {
  id?: string;
  scopeType?: string;
  scopeId?: string | { in: string[] };
};

/** Live caps of an organization with what their current window has spent and lent, oldest first. */
export async function readBudgets(tx: Tx, orgId: string, at: Date, filter: CapFilter = {}) {
  const rows = await tx.budget.findMany({
    where: {
      ...filter,
      orgId,
      kind: "cap",
      scopeType: filter.scopeType ?? { not: "customer" },
      revokedAt: null,
    },
    orderBy: { createdAt: "asc" },
  });
  const keyed = rows.map((row) => {
    const kind = row.window as BudgetWindowKind;
    const endMs = windowEndMs(kind, at.getTime());
    return {
      ...row,
      scopeType: row.scopeType as "org" | "project" | "key",
      window: kind,
      windowStart: new Date(windowStartMs(kind, at.getTime())),
      windowEnd: endMs === null ? null : new Date(endMs),
    };
  });
  const [windows, names] = await Promise.all([
    tx.budgetWindow.findMany({
      where: { OR: keyed.map((row) => ({ budgetId: row.id, windowStart: row.windowStart })) },
    }),
    readScopeNames(tx, orgId, keyed),
  ]);
  const spent = new Map(windows.map((row) => [row.budgetId, row]));
  return keyed.map((row) => ({
    ...row,
    scopeName: names.get(row.scopeId) ?? "",
    spentNanos: spent.get(row.id)?.spentNanos ?? 0n,
    heldNanos: spent.get(row.id)?.leasedNanos ?? 0n,
  }));
}

export type BudgetView = Awaited<ReturnType<typeof readBudgets>>[number];

/** One live cap, or the 404 that another tenant's budget gets too. */
export async function readBudget(tx: Tx, ctx: Ctx, budgetId: string): Promise<BudgetView> {
  const [budget] = await readBudgets(tx, ctx.orgId, ctx.now, { id: budgetId });
  if (!budget) throw notFound("budget");
  return budget;
}

async function readScopeNames(tx: Tx, orgId: string, rows: { scopeType: string; scopeId: string }[]) {
  const idsOf = (type: string) => rows.filter((row) => row.scopeType === type).map((row) => row.scopeId);
  const select = { id: true, name: true } as const;
  const [orgs, projects, keys] = await Promise.all([
    tx.org.findMany({ where: { id: { in: idsOf("org") } }, select }),
    tx.project.findMany({ where: { orgId, id: { in: idsOf("project") } }, select }),
    tx.apiKey.findMany({ where: { orgId, id: { in: idsOf("key") } }, select }),
  ]);
  return new Map([...orgs, ...projects, ...keys].map((row) => [row.id, row.name]));
}

/** The organization's caps, or those of one scope. */
export async function listBudgets(ctx: Ctx, input: InputOf<typeof listBudgetsEndpoint>) {
  requirePermission(ctx, "usage.read");
  return { items: await readBudgets(db(), ctx.orgId, ctx.now, input) };
}

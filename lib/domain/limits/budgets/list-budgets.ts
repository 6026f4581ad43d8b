import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { listBudgetsEndpoint } from "@/lib/contract/limits";
import { notFound } from "@/lib/core/errors";
import { type BudgetWindowKind, windowEndMs, windowStartMs } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db";
import { readRaises, sumRaises } from "../raises/read-raises";

export type BudgetScopeType = "plan" | "org" | "project" | "key" | "model" | "customer" | "customer_default";
/** cap: a call that does not fit is refused. soft: it only alerts. */
export type BudgetKind = "cap" | "soft";

type BudgetFilter = {
  kind?: BudgetKind;
  id?: string;
  scopeType?: BudgetScopeType | { in: BudgetScopeType[] };
  scopeId?: string | { in: string[] };
};

/** The window of this kind that holds `at`. */
export function windowAt(window: BudgetWindowKind, at: Date) {
  const endMs = windowEndMs(window, at.getTime());
  return {
    windowStart: new Date(windowStartMs(window, at.getTime())),
    windowEnd: endMs === null ? null : new Date(endMs),
  };
}

/**
 * Live budgets of an organization with what their current window has spent and lent, oldest first. Caps of single customers only
 * when asked for: they may be many.
 */
export async function readBudgets(tx: Tx, orgId: string, at: Date, filter: BudgetFilter = {}) {
  return readBudgetsOf(tx, [orgId], at, filter);
}

/** As `readBudgets`, of several organizations at once. */
export async function readBudgetsOf(tx: Tx, orgIds: readonly string[], at: Date, filter: BudgetFilter = {}) {
  const orgId = { in: [...orgIds] };
  const rows = await tx.budget.findMany({
    where: {
      kind: { in: ["cap", "soft"] },
      ...("scopeType" in filter ? {} : { OR: [{ scopeType: { not: "customer" } }, { kind: "soft" }] }),
      ...filter,
      orgId,
      revokedAt: null,
    },
    orderBy: { createdAt: "asc" },
  });
  const keyed = rows.map((row) => {
    const window = row.window as BudgetWindowKind;
    const kind = row.kind as BudgetKind;
    return { ...row, kind, scopeType: row.scopeType as BudgetScopeType, window, ...windowAt(window, at) };
  });
  const ids = keyed.map((row) => row.id);
  const starts = [...new Set(keyed.map((row) => row.windowStart.getTime()))];
  const [windows, names, raises] = await Promise.all([
    tx.budgetWindow.findMany({
      where: { budgetId: { in: ids }, windowStart: { in: starts.map((ms) => new Date(ms)) } },
    }),
    readScopeNames(tx, orgIds, keyed),
    readRaises(tx, orgIds, { budgetIds: ids, inForceAt: at }),
  ]);
  const windowKey = (budgetId: string, { windowStart }: { windowStart: Date }) =>
    `${budgetId}@${windowStart.getTime()}`;
  const spent = new Map(windows.map((row) => [windowKey(row.budgetId, row), row]));
  return keyed.map((row) => {
    const inForce = raises.get(row.id) ?? [];
    const window = spent.get(windowKey(row.id, row));
    return {
      ...row,
      scopeName: names.get(row.scopeId) ?? row.scopeId,
      limitInForceNanos: row.limitNanos + sumRaises(inForce),
      spentNanos: window?.spentNanos ?? 0n,
      heldNanos: window?.leasedNanos ?? 0n,
      raises: inForce,
    };
  });
}

export type BudgetView = Awaited<ReturnType<typeof readBudgets>>[number];

/** One live budget of any scope, or the 404 that another tenant's budget gets too. */
export async function readBudget(tx: Tx, ctx: Ctx, budgetId: string): Promise<BudgetView> {
  const [budget] = await readBudgets(tx, ctx.orgId, ctx.now, { id: budgetId, scopeType: undefined });
  if (!budget) throw notFound("budget");
  return budget;
}

async function readScopeNames(
  tx: Tx,
  orgIds: readonly string[],
  rows: { scopeType: string; scopeId: string }[],
) {
  const orgId = { in: [...orgIds] };
  const idsOf = (...types: string[]) =>
    rows.filter((row) => types.includes(row.scopeType)).map((row) => row.scopeId);
  const select = { id: true, name: true } as const;
  const [orgs, projects, keys] = await Promise.all([
    tx.org.findMany({ where: { id: { in: idsOf("org", "plan", "customer_default") } }, select }),
    tx.project.findMany({ where: { orgId, id: { in: idsOf("project") } }, select }),
    tx.apiKey.findMany({ where: { orgId, id: { in: idsOf("key") } }, select }),
  ]);
  return new Map([...orgs, ...projects, ...keys].map((row) => [row.id, row.name]));
}

/** The organization's budgets, or those of one scope. */
export async function listBudgets(ctx: Ctx, input: InputOf<typeof listBudgetsEndpoint>) {
  requirePermission(ctx, "usage.read");
  const { scopeType, scopeId } = input;
  const filter = { ...(scopeType && { scopeType }), ...(scopeId && { scopeId }) };
  return { items: await readBudgets(db(), ctx.orgId, ctx.now, filter) };
}

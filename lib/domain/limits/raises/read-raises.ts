import type { Nanos } from "@/lib/core/money";
import type { Tx } from "@/lib/db";

type RaiseFilter = { budgetIds: string[]; inForceAt?: Date };

/** Raises of organizations' budgets with who gave them, by budget: those in force the first to end first, else the newest first. */
export async function readRaises(tx: Tx, orgIds: readonly string[], { budgetIds, inForceAt }: RaiseFilter) {
  const rows = await tx.budgetRaise.findMany({
    where: {
      orgId: { in: [...orgIds] },
      budgetId: { in: budgetIds },
      ...(inForceAt && { revokedAt: null, endsAt: { gt: inForceAt } }),
    },
    orderBy: inForceAt ? { endsAt: "asc" } : { id: "desc" },
  });
  const people = await tx.user.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.createdById))] } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const byBudget = new Map<string, RaiseView[]>();
  for (const row of rows) {
    const raise = { ...row, createdByName: names.get(row.createdById) ?? "The operator" };
    byBudget.set(row.budgetId, [...(byBudget.get(row.budgetId) ?? []), raise]);
  }
  return byBudget;
}

export type RaiseView = Awaited<ReturnType<Tx["budgetRaise"]["findMany"]>>[number] & {
  createdByName: string;
};

export function sumRaises(raises: readonly { amountNanos: Nanos }[]): Nanos {
  return raises.reduce((sum, raise) => sum + raise.amountNanos, 0n);
}

import type { BodyOf, ResponseOf } from "@/lib/contract/endpoint";
import type { createBudgetEndpoint, listBudgetsEndpoint } from "@/lib/contract/limits";

export type Budget = ResponseOf<typeof listBudgetsEndpoint>["items"][number];

export type NewBudget = BodyOf<typeof createBudgetEndpoint>;
export type BudgetScope = Pick<NewBudget, "scopeType" | "scopeId"> & { name: string };

export const WINDOW_OPTIONS = [
  { value: "day", label: "each day (UTC)" },
  { value: "week", label: "each week (from Monday, UTC)" },
  { value: "month", label: "each month (UTC)" },
  { value: "lifetime", label: "in all" },
] as const;

export const WINDOW_PHRASES: Record<Budget["window"], string> = {
  day: "a day",
  week: "a week",
  month: "a month",
  lifetime: "in all",
};

/** Shares of the limit, 0 to 1: for the width of a bar only. */
export function sharesOf(budget: Pick<Budget, "limitNanos" | "spentNanos" | "heldNanos">) {
  const limit = Number(budget.limitNanos);
  if (limit === 0) return { spent: 1, held: 0 };
  const spent = Math.min(1, Number(budget.spentNanos) / limit);
  return { spent, held: Math.min(1 - spent, Number(budget.heldNanos) / limit) };
}

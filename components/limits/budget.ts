import type { listCustomerBudgetsEndpoint } from "@/lib/contract/customer-budgets";
import type { BodyOf, ResponseOf } from "@/lib/contract/endpoint";
import type { createBudgetEndpoint, listBudgetsEndpoint } from "@/lib/contract/limits";
import { formatUsd } from "@/lib/core/money";

export type Budget = ResponseOf<typeof listBudgetsEndpoint>["items"][number];
export type CustomerBudget = ResponseOf<typeof listCustomerBudgetsEndpoint>["items"][number];

/** What a meter shows: of a cap, of a customer, of a plan. */
export type Metered = Pick<
  Budget,
  "window" | "limitNanos" | "limitInForceNanos" | "spentNanos" | "heldNanos" | "raises" | "windowEnd"
>;

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

/** `$25 a month` */
export function limitPhrase({ limitNanos, window }: Pick<Budget, "limitNanos" | "window">): string {
  return `${formatUsd(limitNanos)} ${WINDOW_PHRASES[window]}`;
}

/** Shares of the limit in force, 0 to 1: for the width of a bar only. */
export function sharesOf(budget: Pick<Metered, "limitInForceNanos" | "spentNanos" | "heldNanos">) {
  const limit = Number(budget.limitInForceNanos);
  if (limit === 0) return { spent: 1, held: 0 };
  const spent = Math.min(1, Number(budget.spentNanos) / limit);
  return { spent, held: Math.min(1 - spent, Number(budget.heldNanos) / limit) };
}

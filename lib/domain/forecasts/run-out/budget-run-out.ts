import type { ForecastScopeType } from "@/lib/contract/forecasts";
import type { Nanos } from "@/lib/core/money";
import type { BudgetWindowKind } from "@/lib/core/time";
import { db } from "@/lib/db";
import { readBudgets, readCredits } from "../../limits";
import type { ForecastScope, SpendQuantiles } from "../published";
import { readForecast } from "../store/read-forecast";
import { type Allowance, findRunOut, type RunOut, spendBetween } from "./run-out";

/** What is left of an allowance, and until when it lasts. */
export type BudgetRunOut = {
  /** Null: the organization's credit. */
  budgetId: string | null;
  scopeType: "credit" | "plan" | ForecastScopeType;
  scopeId: string;
  scopeName: string;
  window: BudgetWindowKind;
  windowStart: Date | null;
  windowEnd: Date | null;
  /** With the raises in force now. */
  limitNanos: Nanos;
  spentNanos: Nanos;
  /** Spent by the end of the window; null for one without an end, or beyond the days forecast. */
  windowEndNanos: SpendQuantiles | null;
  runOut: RunOut;
  madeAt: Date;
};

type Known = Omit<BudgetRunOut, "windowEndNanos" | "runOut" | "madeAt">;

/** When a budget runs out in its current window; null without a forecast of its scope (end customers have none) or such a budget. */
export async function forecastBudgetRunOut(
  orgId: string,
  budgetId: string,
  at: Date,
): Promise<BudgetRunOut | null> {
  const [budget] = await readBudgets(db(), orgId, at, { id: budgetId });
  return budget ? ofBudget(orgId, budget, at) : null;
}

async function forecastCreditRunOut(orgId: string, at: Date): Promise<BudgetRunOut | null> {
  const credit = (await readCredits(db(), [orgId])).get(orgId)!;
  if (credit.grantedNanos === 0n) return null;
  const known: Known = {
    budgetId: null,
    scopeType: "credit",
    scopeId: orgId,
    scopeName: "Credit",
    window: "lifetime",
    windowStart: null,
    windowEnd: null,
    limitNanos: credit.grantedNanos,
    spentNanos: credit.spentNanos,
  };
  return outlook(known, { type: "org", id: orgId }, orgId, [], at);
}

/** The credit's and every budget's, the first to run out first. */
export async function forecastRunOuts(orgId: string, at: Date): Promise<BudgetRunOut[]> {
  const budgets = await readBudgets(db(), orgId, at);
  const all = await Promise.all([
    forecastCreditRunOut(orgId, at),
    ...budgets.map((budget) => ofBudget(orgId, budget, at)),
  ]);
  const dueMs = ({ runOut }: BudgetRunOut) => (runOut.p50 ?? runOut.p10)?.getTime() ?? Infinity;
  return all.filter((one) => one !== null).sort((a, b) => (dueMs(a) < dueMs(b) ? -1 : 1));
}

type Budget = Awaited<ReturnType<typeof readBudgets>>[number];

async function ofBudget(orgId: string, budget: Budget, at: Date): Promise<BudgetRunOut | null> {
  const { scopeType } = budget;
  if (scopeType === "customer" || scopeType === "customer_default") return null;
  const { id, scopeId, scopeName, window, windowEnd, limitInForceNanos, spentNanos } = budget;
  const known: Known = {
    budgetId: id,
    scopeType,
    scopeId,
    scopeName,
    window,
    windowStart: window === "lifetime" ? null : budget.windowStart,
    windowEnd,
    limitNanos: limitInForceNanos,
    spentNanos,
  };
  const isOrgs = scopeType === "plan" || scopeType === "org";
  const scope: ForecastScope = isOrgs ? { type: "org", id: orgId } : { type: scopeType, id: scopeId };
  return outlook(known, scope, orgId, budget.raises, at);
}

async function outlook(
  known: Known,
  scope: ForecastScope,
  orgId: string,
  raises: Allowance["raises"],
  at: Date,
): Promise<BudgetRunOut | null> {
  const forecast = await readForecast(orgId, scope);
  if (!forecast) return null;
  const { windowEnd, spentNanos } = known;
  const raisedNanos = raises.reduce((sum, raise) => sum + raise.amountNanos, 0n);
  const allowance = { spentNanos, limitNanos: known.limitNanos - raisedNanos, windowEnd, raises };
  const by = (level: keyof SpendQuantiles) => spentNanos + spendBetween(forecast, level, at, windowEnd!);
  const isWithin = windowEnd !== null && windowEnd <= (forecast.days.at(-1)?.end ?? at);
  return {
    ...known,
    windowEndNanos: isWithin ? { p10: by("p10"), p50: by("p50"), p90: by("p90") } : null,
    runOut: findRunOut(forecast, allowance, at),
    madeAt: forecast.madeAt,
  };
}

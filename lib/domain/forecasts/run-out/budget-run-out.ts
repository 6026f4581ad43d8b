import type { ForecastScopeType } from "@/lib/contract/forecast-scopes";
import type { Nanos } from "@/lib/core/money";
import type { BudgetWindowKind } from "@/lib/core/time";
import { db } from "@/lib/db";
import { readBudgetsOf, readCredits } from "../../limits";
import type { ForecastScope, SpendQuantiles } from "../published";
import { type ForecastPath, pathKey, readPaths } from "../store/read-paths";
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

type Raises = Allowance["raises"];
/** An allowance, and whose forecast its spend follows. */
type Known = Omit<BudgetRunOut, "windowEndNanos" | "runOut" | "madeAt">;
type Followed = { orgId: string; scope: ForecastScope; raises: Raises; known: Known };

/** The credit's and every budget's, the first to run out first; nothing of what has no forecast (end customers have none). */
export async function forecastRunOuts(orgId: string, at: Date): Promise<BudgetRunOut[]> {
  return (await forecastRunOutsOf([orgId], at)).get(orgId)!;
}

/** As `forecastRunOuts`, of several organizations with a handful of reads. */
export async function forecastRunOutsOf(
  orgIds: readonly string[],
  at: Date,
): Promise<Map<string, BudgetRunOut[]>> {
  const [budgets, credits] = await Promise.all([
    readBudgetsOf(db(), orgIds, at),
    readCredits(db(), [...orgIds]),
  ]);
  const followed = [...orgIds.flatMap((orgId) => ofCredit(orgId, credits)), ...budgets.flatMap(ofBudget)];
  const paths = await readPaths(followed);
  const byOrg = new Map<string, BudgetRunOut[]>(orgIds.map((orgId) => [orgId, []]));
  for (const one of followed) {
    const path = paths.get(pathKey(one));
    if (path) byOrg.get(one.orgId)!.push(outlook(one, path, at));
  }
  for (const runOuts of byOrg.values()) runOuts.sort((a, b) => dueMs(a) - dueMs(b));
  return byOrg;
}

/** Further than any date, and still a number. */
const NEVER_MS = Number.MAX_SAFE_INTEGER;
const dueMs = ({ runOut }: BudgetRunOut) => (runOut.p50 ?? runOut.p10)?.getTime() ?? NEVER_MS;

function ofCredit(orgId: string, credits: Awaited<ReturnType<typeof readCredits>>): Followed[] {
  const credit = credits.get(orgId)!;
  if (credit.grantedNanos === 0n) return [];
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
  return [{ orgId, scope: { type: "org", id: orgId }, raises: [], known }];
}

function ofBudget(budget: Awaited<ReturnType<typeof readBudgetsOf>>[number]): Followed[] {
  const { scopeType, orgId, raises } = budget;
  if (scopeType === "customer" || scopeType === "customer_default") return [];
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
  return [{ orgId, scope, raises, known }];
}

function outlook({ known, raises }: Followed, path: ForecastPath, at: Date): BudgetRunOut {
  const { windowEnd, spentNanos } = known;
  const raisedNanos = raises.reduce((sum, raise) => sum + raise.amountNanos, 0n);
  const allowance = { spentNanos, limitNanos: known.limitNanos - raisedNanos, windowEnd, raises };
  const by = (level: keyof SpendQuantiles) => spentNanos + spendBetween(path, level, at, windowEnd!);
  const isWithin = windowEnd !== null && windowEnd <= (path.days.at(-1)?.end ?? at);
  return {
    ...known,
    windowEndNanos: isWithin ? { p10: by("p10"), p50: by("p50"), p90: by("p90") } : null,
    runOut: findRunOut(path, allowance, at),
    madeAt: path.madeAt,
  };
}

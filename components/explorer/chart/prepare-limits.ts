import type { Credit } from "@/lib/client/credits";
import type { ResponseOf } from "@/lib/contract/endpoint";
import type { listBudgetsEndpoint } from "@/lib/contract/limits";
import type { UsageFilter } from "@/lib/contract/usage-dimensions";
import { formatUsd, usdNumber } from "@/lib/core/money";
import { DAY_MS } from "@/lib/core/time";
import type { PlotLimit } from "../../charts/plot/plot-sheet";
import type { ExplorerRange } from "../range/prepare-range";

export type Budget = ResponseOf<typeof listBudgetsEndpoint>["items"][number];

type LimitsInput = {
  budgets: readonly Budget[];
  credit: Credit | undefined;
  filters: readonly UsageFilter[];
  range: ExplorerRange;
  /** What the range has spent so far. */
  spentUsd: number;
  nowMs: number;
};

/** Windows begin at UTC's midnight; the viewer's day is up to 14 hours off. */
const SAME_START_MS = 14 * 3_600_000;

/** Lines over cumulative spend: the budgets whose window is what the range shows so far, and where the credit ends. */
export function prepareLimits({
  budgets,
  credit,
  filters,
  range,
  spentUsd,
  nowMs,
}: LimitsInput): PlotLimit[] {
  const isUpToNow = Date.parse(range.to) > nowMs - DAY_MS / 24;
  if (!isUpToNow) return [];
  const lines = budgets
    .filter((budget) => isOfFilters(budget, filters) && beginsWith(budget, range))
    .map(
      (budget): PlotLimit => ({
        id: budget.id,
        label: `${budget.scopeName} ${WINDOWS[budget.window]} cap ${formatUsd(budget.limitInForceNanos)}`,
        value: usdNumber(budget.limitInForceNanos),
        tone: "danger",
      }),
    );
  if (filters.length > 0 || !credit || BigInt(credit.grantedNanos) <= 0n) return lines;
  const end = spentUsd + usdNumber(credit.availableNanos);
  return [
    ...lines,
    {
      id: "credit",
      label: `Credit ends: ${formatUsd(credit.availableNanos)} left`,
      value: end,
      tone: "warning",
    },
  ];
}

const WINDOWS: Record<Budget["window"], string> = {
  day: "daily",
  week: "weekly",
  month: "monthly",
  lifetime: "lifetime",
};

const beginsWith = (budget: Budget, range: ExplorerRange) =>
  Math.abs(Date.parse(budget.windowStart) - Date.parse(range.from)) <= SAME_START_MS;

/** Without filters the organization's own budgets; with one value of one dimension that one's. */
function isOfFilters({ scopeType, scopeId }: Budget, filters: readonly UsageFilter[]): boolean {
  if (filters.length === 0) return scopeType === "org" || scopeType === "plan";
  const [only] = filters;
  const dimension = scopeType === "customer" ? "user" : scopeType;
  return (
    filters.length === 1 &&
    only!.dimension === dimension &&
    only!.values.length === 1 &&
    only!.values[0] === scopeId
  );
}

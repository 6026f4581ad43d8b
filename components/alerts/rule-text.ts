import type { AlertRule } from "@/lib/client/alerts";
import { formatUsd, nanosFromUsd } from "@/lib/core/money";

type Terms = Pick<AlertRule, "basis" | "unit" | "amount">;

/** What a rule waits for: "80% spent", "Forecast to reach 100%", "Credit below $1.00". */
export function ruleText({ basis, unit, amount }: Terms, isCredit: boolean): string {
  if (unit === "days") return `Credit lasts less than ${amount === "1" ? "a day" : `${amount} days`}`;
  const threshold = unit === "percent" ? `${amount}%` : formatUsd(nanosFromUsd(amount));
  if (isCredit) return `Credit below ${threshold}`;
  return basis === "forecast" ? `Forecast to reach ${threshold}` : `${threshold} spent`;
}

/** "50%, 80%, 100%, forecast 100%" or "no alerts": the rules that are on. */
export function rulesSummary(rules: readonly AlertRule[]): string {
  const on = rules.filter(({ enabled }) => enabled);
  if (on.length === 0) return "no alerts";
  return on
    .map(({ basis, unit, amount }) => {
      const threshold = unit === "percent" ? `${amount}%` : unit === "days" ? `${amount} days` : `$${amount}`;
      return basis === "forecast" ? `forecast ${threshold}` : threshold;
    })
    .join(", ");
}

/** Where the thresholds of actual spend stand on a bar of the limit, 0 to 1. */
export function tickShares(rules: readonly AlertRule[], limitNanos: string): number[] {
  const limit = Number(limitNanos);
  const shares = rules
    .filter(({ basis, enabled }) => basis === "actual" && enabled)
    .map(({ unit, amount }) =>
      unit === "percent" ? Number(amount) / 100 : Number(nanosFromUsd(amount)) / limit,
    );
  return [...new Set(shares)].filter((share) => share > 0 && share < 1);
}

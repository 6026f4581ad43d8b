import { formatUsd } from "@/lib/core/money";
import { formatCount } from "../ui/data/number-format";

type RateLimits = {
  rpm: number | null;
  tpm: number | null;
  rpd: number | null;
  concurrency: number | null;
};
type Cap = { limitNanos: string; window: string };

const PER: Record<string, string> = { day: "a day", week: "a week", month: "a month", lifetime: "in all" };

/** `60 requests/min`, `$25.00 a month`: the limits that are set, in words. */
export function limitPhrases(limits: RateLimits, budgets: readonly Cap[] = []): string[] {
  const rates: [number | null, string][] = [
    [limits.rpm, "requests/min"],
    [limits.tpm, "tokens/min"],
    [limits.rpd, "requests/day"],
    [limits.concurrency, "at once"],
  ];
  return [
    ...budgets.map((budget) => `${formatUsd(budget.limitNanos)} ${PER[budget.window]}`),
    ...rates.flatMap(([value, unit]) => (value === null ? [] : [`${formatCount(value)} ${unit}`])),
  ];
}

/** `All models`, the only one, or how many. */
export function modelScopePhrase(allowedModels: readonly string[]): string {
  if (allowedModels.length === 0) return "All models";
  return allowedModels.length === 1 ? allowedModels[0]! : `${allowedModels.length} models`;
}

import { quantileOfSorted } from "@/lib/core/statistics";

/** What a time of day usually brings. */
export type Band = { expected: number; low: number; high: number };

const DAY_MS = 86_400_000;
const DAYS = 14;
const DAYS_MIN = 3;

function bandOf(past: number[]): Band {
  const sorted = past.sort((a, b) => a - b);
  const expected = quantileOfSorted(sorted, 0.5);
  const high = quantileOfSorted(sorted, 0.95);
  return { expected, low: quantileOfSorted(sorted, 0.05), high: high + (high - expected) / 2 };
}

/**
 * The band around point `at`, by the values at that time of day (and the points beside it) on the fourteen days before; with less
 * than three such days, by the day before it; null without any past. Only the past is read.
 */
export function bandAt(values: readonly (number | null)[], at: number, stepMs: number): Band | null {
  const aDay = Math.round(DAY_MS / stepMs);
  const past: number[] = [];
  const take = (index: number) => {
    const value = index >= 0 && index < at ? values[index] : null;
    if (value !== null && value !== undefined) past.push(value);
  };
  for (let day = 1; day <= DAYS; day++) for (let near = -1; near <= 1; near++) take(at - day * aDay + near);
  if (past.length >= DAYS_MIN * 3) return bandOf(past);
  for (let back = 1; back <= aDay; back++) take(at - back);
  return past.length > 0 ? bandOf(past) : null;
}

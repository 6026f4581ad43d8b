import { mean } from "@/lib/core/statistics";
import type { Origin } from "./origins";

/** How far each rule was off at past origins, on the values known by `until`; a rule that was silent there counts as the worst. */
export function errorsOf(
  values: readonly number[],
  past: readonly Origin[],
  until: number,
  stepsMax: number,
): Map<string, number> {
  const sums = new Map<string, { error: number; count: number }>();
  for (const { at, said } of past) {
    const actual = values.slice(at, Math.min(until, at + stepsMax));
    if (actual.length === 0) continue;
    for (const [name, points] of said) {
      const sum = sums.get(name) ?? { error: 0, count: 0 };
      sums.set(name, { error: sum.error + meanAbsoluteError(actual, points), count: sum.count + 1 });
    }
  }
  return new Map([...sums].map(([name, { error, count }]) => [name, error / count]));
}

function meanAbsoluteError(actual: readonly number[], forecast: readonly number[]): number {
  return mean(actual.map((value, i) => Math.abs(value - forecast[i]!)));
}

/** How much less a rule counts that was off by more: half as good counts an eighth. */
const POWER = 3;

/** The middle of what the rules say, weighted by how well each did before; all alike when nothing is known of any. */
export function combine({ said }: Origin, errors: ReadonlyMap<string, number>): number[] {
  const names = [...said.keys()];
  const known = names.flatMap((name) => errors.get(name) ?? []);
  const best = Math.min(...known);
  const worst = Math.max(...known);
  const weights = names.map((name) => weightOf(errors.get(name) ?? worst, best));
  const points = names.map((name) => said.get(name)!);
  return (points[0] ?? []).map((_, step) =>
    weightedMedian(points.map((each, i) => ({ value: each[step]!, weight: weights[i]! }))),
  );
}

/** One for the best; next to a rule that was never off, others only break ties. */
function weightOf(error: number, best: number): number {
  if (!Number.isFinite(error) || error <= best) return 1;
  return best > 0 ? (best / error) ** POWER : SILENT;
}
const SILENT = 1e-6;

function weightedMedian(points: { value: number; weight: number }[]): number {
  const sorted = points.sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { value, weight } of sorted) {
    sum += weight;
    if (sum >= half) return value;
  }
  return 0;
}

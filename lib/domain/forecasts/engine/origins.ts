import type { NamedRule } from "./rule";
import { tameOutliers } from "./tame-outliers";

/** What each rule said when only the values before `at` were known. */
export type Origin = { at: number; said: ReadonlyMap<string, readonly number[]> };

export type OriginPlan = { rules: readonly NamedRule[]; horizon: number; periods: readonly number[] };

/** Asks every rule; nothing at or after `at` is looked at. */
export function askRules(values: readonly number[], at: number, plan: OriginPlan): Origin {
  const known = tameOutliers(values.slice(0, at), plan.periods[0] ?? 1);
  const floor = known.every((value) => value >= 0) ? 0 : -Infinity;
  const said = new Map<string, readonly number[]>();
  for (const { name, forecast } of plan.rules) {
    const points = forecast(known, plan.horizon);
    if (points?.every(Number.isFinite)) {
      said.set(
        name,
        points.map((point) => Math.max(floor, point)),
      );
    }
  }
  return { at, said };
}

/** Up to `count` past origins, the newest first, `step` apart; the newest has `known` values after it, the oldest `trainMin` before. */
export function pastOrigins(
  length: number,
  { count, step, known, trainMin }: { count: number; step: number; known: number; trainMin: number },
): number[] {
  const ats: number[] = [];
  for (let at = length - known; at >= trainMin && ats.length < count; at -= step) ats.push(at);
  return ats;
}

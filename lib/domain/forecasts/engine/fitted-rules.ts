import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { AutoETS, initSync as initEts } from "@bsull/augurs/ets";
import { initSync as initMstl, MSTL } from "@bsull/augurs/mstl";
import { mean, median } from "@/lib/core/statistics";
import type { Rule } from "./rule";

/** A season needs this many cycles to be told from noise. */
const CYCLES_MIN = 2.2;
let isReady = false;

function ready(): void {
  if (isReady) return;
  const folder = dirname(createRequire(import.meta.url).resolve("@bsull/augurs"));
  initEts({ module: readFileSync(join(folder, "ets_bg.wasm")) });
  initMstl({ module: readFileSync(join(folder, "mstl_bg.wasm")) });
  isReady = true;
}

type Model = {
  fit(values: Float64Array): void;
  predict(horizon: number): { point: number[] };
  free(): void;
};

/** What a model of the library says; null when it cannot fit the series. What never moved needs none. */
function fitted(make: () => Model): Rule {
  return (values, horizon) => {
    const first = values[0];
    if (first === undefined) return null;
    if (values.every((value) => value === first)) return new Array<number>(horizon).fill(first);
    ready();
    const model = make();
    try {
      model.fit(Float64Array.from(values));
      const { point } = model.predict(horizon);
      return point.every(Number.isFinite) ? [...point] : null;
    } catch {
      return null;
    } finally {
      model.free();
    }
  };
}

/** Exponential smoothing, its trend chosen by the library; errors of another kind than additive would only shape its own intervals. */
export const smoothing: Rule = fitted(() => new AutoETS(1, "AZN"));

/** Seasons by repeated smoothing (MSTL), what is left by exponential smoothing. */
export const decomposition =
  (periods: readonly number[]): Rule =>
  (values, horizon) => {
    const seen = periods.filter((period) => values.length > CYCLES_MIN * period);
    return seen.length === 0 ? null : fitted(() => MSTL.ets([...seen]))(values, horizon);
  };

/** In logarithms, where seasons are factors; only of what is always above zero. */
export const inLogs =
  (rule: Rule): Rule =>
  (values, horizon) => {
    if (!values.every((value) => value > 0)) return null;
    return rule(values.map(Math.log), horizon)?.map(Math.exp) ?? null;
  };

/** Only the last values: old ones cost time and tell little. */
export const ofLast =
  (count: number, rule: Rule): Rule =>
  (values, horizon) =>
    rule(values.slice(-count), horizon);

const SEASON_CYCLES = 4;

/** The season as medians of what stands off a moving mean, taken out before `rule` and put back after. */
export const deseasoned =
  (period: number, rule: Rule): Rule =>
  (values, horizon) => {
    const n = values.length;
    if (n < 2 * period + 2) return null;
    const season = seasonOf(values, period);
    const level = rule(
      values.map((value, i) => value - season[i % period]!),
      horizon,
    );
    return level?.map((value, i) => value + season[(n + i) % period]!) ?? null;
  };

function seasonOf(values: readonly number[], period: number): number[] {
  const half = period >> 1;
  const sums = [0];
  for (const value of values) sums.push(sums.at(-1)! + value);
  const phases: number[][] = Array.from({ length: period }, () => []);
  for (let i = Math.max(0, values.length - period * SEASON_CYCLES); i < values.length; i++) {
    const low = Math.max(0, i - half);
    const high = Math.min(values.length, i + half + 1);
    phases[i % period]!.push(values[i]! - (sums[high]! - sums[low]!) / (high - low));
  }
  const season = phases.map(median);
  const middle = mean(season);
  return season.map((value) => value - middle);
}

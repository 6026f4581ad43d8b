import { DAY_MS } from "@/lib/core/time";
import { bandAt } from "../engine/band";
import { Detector } from "../engine/detector";
import type { Metric } from "./metrics";
import type { Series } from "./series";
import { isOdd, type Stretch, stretchAt } from "./stretch";

export type Judgement = {
  stretches: Stretch[];
  /** A value of the running bucket above this is an anomaly; null: nothing is known yet. */
  alarmAbove: number | null;
};
const HALVINGS = 40;
const FAR = 1e6;

/**
 * The odd stretches of a series that are alarmed from `sinceMs` on. Two must agree: the detector, which has seen no such value,
 * and the band of that time of day. The bucket that holds `nowMs` is judged as far as it has come, and not remembered.
 */
export function judgeSeries(series: Series, metric: Metric, sinceMs: number, nowMs: number): Judgement {
  const detector = new Detector(series.widthMs);
  const stretches: Stretch[] = [];
  let pastMs = Number.NEGATIVE_INFINITY;
  let alarmAbove: number | null = null;
  for (let at = 0; at < series.values.length; at++) {
    const point = { atMs: series.fromMs + at * series.widthMs, value: series.values[at]! };
    const isRunning = point.atMs + series.widthMs > nowMs;
    const isYoung = at * series.widthMs < DAY_MS;
    if (isRunning && !isYoung) alarmAbove = boundOf(detector, series, metric, at);
    const verdict = isRunning ? detector.judge(point) : detector.next(point);
    const isNews = point.atMs >= sinceMs && point.atMs >= pastMs;
    if (isYoung || !isNews || verdict.score <= 0 || verdict.direction === "down") continue;
    if (!isOdd(series, metric, at)) continue;
    const stretch = stretchAt(series, metric, at);
    stretches.push(stretch);
    pastMs = stretch.lastMs;
  }
  return { stretches, alarmAbove };
}

/** The least value above the band at which the detector alarms, found by halving: every view of a rise grows with the value. */
function boundOf(detector: Detector, series: Series, metric: Metric, at: number): number | null {
  const band = bandAt(series.values, at, series.widthMs);
  if (!band) return null;
  const atMs = series.fromMs + at * series.widthMs;
  const isAnomaly = (value: number) => {
    const verdict = detector.judge({ atMs, value });
    return verdict.score > 0 && verdict.direction === "up" && metric.isMaterial(value, band.expected);
  };
  let low = band.high;
  let high = (Math.abs(band.high) + 1) * FAR;
  if (!isAnomaly(high)) return null;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (isAnomaly(middle)) high = middle;
    else low = middle;
  }
  return high;
}

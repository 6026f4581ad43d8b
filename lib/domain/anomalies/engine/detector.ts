import { Tail } from "./tail";
import { type View, Views } from "./views";

/** One setting for all series, whatever their unit, step and swing. What it reaches: `npm run eval -- anomaly`. */
const SETTINGS = {
  tail: { memory: 1_500, valuesMin: 24, share: 0.02, tailMin: 8, shape: 0.15, spreadMin: 0.1 },
  warmUp: 24,
  /** Surprise at which a series of five-minute points alarms; others by how many points a day has. */
  alarmAt: 3.8,
  /** A drop needs ten times the evidence of a rise: it costs nobody money, and every rise ends in one. */
  dropPenalty: 1,
  quietMs: 6 * 3_600_000,
  quietPoints: 8,
};
const DAY_MS = 86_400_000;
const POINTS_A_DAY = 288;

export type Point = { atMs: number; value: number | null };
export type Verdict = {
  /** Evidence beyond what an alarm needs, in powers of ten; an alarm from 0 on. */
  score: number;
  direction: "up" | "down";
  /** The first point of an alarm; those that follow soon after belong to it. */
  isAlarm: boolean;
};
const QUIET: Verdict = { score: Number.NEGATIVE_INFINITY, direction: "up", isAlarm: false };

/** Judges a series point by point, each by its past alone. Memory and time a point are bounded. */
export class Detector {
  private readonly tails = new Map<string, Tail>();
  private readonly views = new Views();
  private count = 0;
  private lastAlarm: { atMs: number; count: number } | undefined;
  private readonly bar: number;

  /** `stepMs`: the usual time between points; the same chance of a false alarm a day, whatever it is. */
  constructor(stepMs: number) {
    this.bar = SETTINGS.alarmAt + Math.log10(DAY_MS / stepMs / POINTS_A_DAY);
  }

  /** The verdict on a point if it came next; remembers nothing. */
  judge({ atMs, value }: Point): Verdict {
    if (value === null || !Number.isFinite(value)) return QUIET;
    return this.weigh(atMs, this.views.of(value));
  }

  /** The verdict on the next point, which becomes part of the past. A missing value is no point. */
  next({ atMs, value }: Point): Verdict {
    if (value === null || !Number.isFinite(value)) return QUIET;
    const views = this.views.of(value);
    const verdict = this.weigh(atMs, views);
    for (const view of views) this.tailOf(keyOf(view)).add(view.value);
    this.views.add(value);
    this.count++;
    if (verdict.isAlarm) this.lastAlarm = { atMs, count: this.count };
    return verdict;
  }

  private weigh(atMs: number, views: readonly View[]): Verdict {
    if (this.count < SETTINGS.warmUp) return QUIET;
    let best = QUIET;
    for (const view of views) {
      const surprise = this.tails.get(keyOf(view))?.surpriseOf(view.value) ?? 0;
      const score = surprise - this.bar - (view.isDrop ? SETTINGS.dropPenalty : 0);
      if (score > best.score) best = { score, direction: view.isDrop ? "down" : "up", isAlarm: false };
    }
    return { ...best, isAlarm: best.score > 0 && !this.isQuiet(atMs) };
  }

  private isQuiet(atMs: number): boolean {
    const last = this.lastAlarm;
    if (!last) return false;
    return atMs - last.atMs <= SETTINGS.quietMs || this.count - last.count < SETTINGS.quietPoints;
  }

  private tailOf(key: string): Tail {
    const known = this.tails.get(key);
    if (known) return known;
    const tail = new Tail(SETTINGS.tail);
    this.tails.set(key, tail);
    return tail;
  }
}

function keyOf({ name, isDrop }: { name: string; isDrop: boolean }): string {
  return isDrop ? `-${name}` : name;
}

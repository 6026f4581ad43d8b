import type { Nanos } from "@/lib/core/money";
import { divideRounded } from "@/lib/core/money";
import type { ForecastDay, SpendQuantiles } from "../published";

/** When spend passes a limit: one in ten futures has it before p10. Null: not before the window's end, nor within the days forecast. */
export type RunOut = { p10: Date | null; p50: Date | null; p90: Date | null };

export type Allowance = {
  spentNanos: Nanos;
  limitNanos: Nanos;
  /** Null: it never begins anew. */
  windowEnd: Date | null;
  raises: readonly { amountNanos: Nanos; endsAt: Date }[];
};

type Path = { madeAt: Date; days: readonly ForecastDay[] };
type Level = keyof SpendQuantiles;

/** What is forecast to be spent between two times, by straight lines within each day. */
export function spendBetween({ days, madeAt }: Path, level: Level, from: Date, to: Date): Nanos {
  const more = cumulativeAt(days, madeAt, level, to) - cumulativeAt(days, madeAt, level, from);
  return more > 0n ? more : 0n;
}

function cumulativeAt(days: readonly ForecastDay[], madeAt: Date, level: Level, at: Date): Nanos {
  const index = daysOver(days, at);
  const last = days[index - 1];
  const before = last?.cumulative[level] ?? 0n;
  const from = (last?.end ?? madeAt).getTime();
  const day = days[index];
  if (!day) return before;
  const elapsed = BigInt(Math.max(0, at.getTime() - from));
  const span = BigInt(Math.max(1, day.end.getTime() - from));
  return before + divideRounded((day.cumulative[level] - before) * elapsed, span);
}

/** How many days have ended by `at`, by halving: it is asked hundreds of times a budget. */
function daysOver(days: readonly ForecastDay[], at: Date): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** When an allowance ends if spend goes on as forecast; the most spent is the first to run out. */
export function findRunOut(path: Path, allowance: Allowance, at: Date): RunOut {
  const whenAt = (level: Level) => findCrossing(path, allowance, at, level);
  return { p10: whenAt("p90"), p50: whenAt("p50"), p90: whenAt("p10") };
}

function findCrossing(path: Path, allowance: Allowance, at: Date, level: Level): Date | null {
  const { windowEnd, spentNanos } = allowance;
  const spentAt = (time: Date) => spentNanos + spendBetween(path, level, at, time);
  let from = at;
  for (const to of stepsOf(path, allowance, at)) {
    const limit = limitAt(allowance, from);
    const start = spentAt(from);
    if (start >= limit) return from;
    const end = spentAt(to);
    if (end >= limit) {
      const crossing = crossBetween(from, to, { start, end, limit });
      return windowEnd && crossing >= windowEnd ? null : crossing;
    }
    from = to;
  }
  return null;
}

/** Every time at which the slope of spend or the limit changes, in order, up to the end of the window. */
function stepsOf({ days }: Path, { windowEnd, raises }: Allowance, at: Date): Date[] {
  const horizonMs = Math.min(windowEnd?.getTime() ?? Infinity, days.at(-1)?.end.getTime() ?? 0);
  const times = [...days.map((day) => day.end), ...raises.map((raise) => raise.endsAt), new Date(horizonMs)];
  const within = times.map((time) => time.getTime()).filter((ms) => ms > at.getTime() && ms <= horizonMs);
  return [...new Set(within)].sort((a, b) => a - b).map((ms) => new Date(ms));
}

function limitAt({ limitNanos, raises }: Allowance, at: Date): Nanos {
  return raises
    .filter((raise) => raise.endsAt > at)
    .reduce((sum, raise) => sum + raise.amountNanos, limitNanos);
}

function crossBetween(from: Date, to: Date, spend: { start: Nanos; end: Nanos; limit: Nanos }): Date {
  const spanMs = BigInt(to.getTime() - from.getTime());
  const part = divideRounded((spend.limit - spend.start) * spanMs, spend.end - spend.start);
  return new Date(from.getTime() + Number(part));
}

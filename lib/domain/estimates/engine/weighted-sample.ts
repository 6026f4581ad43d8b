type Point = { value: number; weight: number };

/** Below a level of one in so many, a tail is not drawn out further. */
const LEVEL_MIN = 0.002;

/**
 * Weighted values as a distribution. A value stands at the level that the next draw falls below it with, k / (n + 1), where n is
 * the effective number of values; beyond the outermost the tails go on by the spread of the logarithms.
 */
export class WeightedSample {
  private readonly values: number[] = [];
  private readonly levels: number[] = [];
  private readonly spread: number;

  constructor(points: readonly Point[]) {
    const sorted = points.filter(({ weight }) => weight > 0).sort((a, b) => a.value - b.value);
    const total = sum(sorted, ({ weight }) => weight);
    const squares = sum(sorted, ({ weight }) => weight * weight);
    const size = (total * total) / squares;
    let below = 0;
    for (const { value, weight } of sorted) {
      below += weight;
      this.values.push(value);
      this.levels.push((below / total) * (size / (size + 1)));
    }
    this.spread = deviation(sorted, total);
  }

  /** The value that the next draw falls below with this probability. */
  quantile(level: number): number {
    const { values, levels, spread } = this;
    const first = levels[0]!;
    const last = levels.at(-1)!;
    if (level < first) return beyond(values[0]!, -spread * Math.log(first / Math.max(level, LEVEL_MIN)));
    if (level > last) {
      return beyond(values.at(-1)!, spread * Math.log((1 - last) / Math.max(1 - level, LEVEL_MIN)));
    }
    const at = levels.findIndex((each) => each >= level);
    if (at === 0) return values[0]!;
    const share = (level - levels[at - 1]!) / (levels[at]! - levels[at - 1]!);
    return values[at - 1]! + share * (values[at]! - values[at - 1]!);
  }
}

/** A value moved by so much on the scale of logarithms. */
function beyond(value: number, by: number): number {
  return by === 0 ? value : Math.max(0, Math.expm1(Math.log1p(value) + by));
}

function sum<T>(list: readonly T[], of: (each: T) => number): number {
  return list.reduce((total, each) => total + of(each), 0);
}

/** The standard deviation of the logarithms. */
function deviation(points: readonly Point[], total: number): number {
  const mean = sum(points, ({ value, weight }) => Math.log1p(value) * weight) / total;
  const variance = sum(points, ({ value, weight }) => (Math.log1p(value) - mean) ** 2 * weight) / total;
  return Math.sqrt(variance);
}

/** Settings of a tail, the same for every series. */
export type TailSettings = {
  /** How many past values are remembered. */
  memory: number;
  /** Nothing is surprising before this many. */
  valuesMin: number;
  /** The tail is the largest of this share, and at least `tailMin`. */
  share: number;
  tailMin: number;
  /** Shape of the generalized Pareto tail: heavier than exponential. */
  shape: number;
  /** The tail's mean excess is at least this part of the distance from the median to the tail. */
  spreadMin: number;
};

/**
 * The past of one quantity, and how surprising a new value is: minus the decimal logarithm of the chance of a value as large,
 * by a Pareto tail over the largest past values. Unit-free: scaling every value changes no surprise.
 */
export class Tail {
  private readonly ring: Float64Array;
  private readonly sorted: Float64Array;
  private readonly settings: TailSettings;
  private next = 0;
  private count = 0;

  constructor(settings: TailSettings) {
    this.settings = settings;
    this.ring = new Float64Array(settings.memory);
    this.sorted = new Float64Array(settings.memory);
  }

  /** Zero within the past's body; 3 is a value that one in a thousand reaches. */
  surpriseOf(value: number): number {
    const { valuesMin, share, tailMin, shape, spreadMin } = this.settings;
    const { count, sorted } = this;
    if (count < valuesMin) return 0;
    const tailSize = Math.min(count - 1, Math.max(tailMin, Math.floor(count * share)));
    const threshold = sorted[count - 1 - tailSize]!;
    if (value <= threshold) return 0;
    let excess = 0;
    for (let i = count - tailSize; i < count; i++) excess += sorted[i]! - threshold;
    const spread = (threshold - sorted[count >> 1]!) * spreadMin;
    const meanExcess = Math.max(excess / tailSize, spread) || Math.abs(threshold) * 1e-9 || 1e-12;
    const beyond = (value - threshold) / meanExcess;
    return Math.log10((count + 1) / (tailSize + 1)) + Math.log10(1 + shape * (1 - shape) * beyond) / shape;
  }

  add(value: number): void {
    if (this.count === this.ring.length) this.forgetOldest();
    this.ring[this.next] = value;
    this.next = (this.next + 1) % this.ring.length;
    const at = this.positionOf(value);
    this.sorted.copyWithin(at + 1, at, this.count);
    this.sorted[at] = value;
    this.count++;
  }

  private forgetOldest(): void {
    const at = this.positionOf(this.ring[this.next]!);
    this.sorted.copyWithin(at, at + 1, this.count);
    this.count--;
  }

  private positionOf(value: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

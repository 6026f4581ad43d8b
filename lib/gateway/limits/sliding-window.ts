import type { WindowShape } from "./subject";

/** Units counted per bucket of time; the sum over the current bucket and the whole window before it. */
export class SlidingWindow {
  used = 0;
  private readonly shape: WindowShape;
  private readonly counts: Float64Array;
  private current = 0;

  constructor(shape: WindowShape) {
    this.shape = shape;
    this.counts = new Float64Array(shape.buckets + 1);
  }

  /** Forgets what has left the window at `nowMs`; a clock that goes back changes nothing. */
  advance(nowMs: number): void {
    const target = Math.floor(nowMs / this.shape.widthMs);
    if (target <= this.current) return;
    const steps = Math.min(target - this.current, this.counts.length);
    for (let i = 1; i <= steps; i++) {
      const slot = (this.current + i) % this.counts.length;
      this.used -= this.counts[slot]!;
      this.counts[slot] = 0;
    }
    if (steps === this.counts.length) {
      this.counts.fill(0);
      this.used = 0;
    }
    this.current = target;
  }

  /** Counts now and returns the bucket, for `correct`. */
  add(units: number): number {
    this.counts[this.current % this.counts.length]! += units;
    this.used += units;
    return this.current;
  }

  /** Changes what was counted in a bucket, unless it has left the window. */
  correct(bucket: number, delta: number): void {
    if (bucket <= this.current - this.counts.length) return;
    this.counts[bucket % this.counts.length]! += delta;
    this.used += delta;
  }

  /** Milliseconds until `units` have left the window; the whole window when fewer are in it. */
  msUntilFree(units: number, nowMs: number): number {
    const { widthMs, buckets } = this.shape;
    let freed = 0;
    for (let bucket = this.current - buckets; bucket <= this.current; bucket++) {
      if (bucket < 0) continue;
      freed += this.counts[bucket % this.counts.length]!;
      if (freed >= units && freed > 0) return (bucket + buckets + 1) * widthMs - nowMs;
    }
    return (this.current + buckets + 1) * widthMs - nowMs;
  }

  /** Milliseconds until nothing counted up to now is left. */
  fullResetMs(nowMs: number): number {
    const { widthMs, buckets } = this.shape;
    return this.used <= 0 ? 0 : (this.current + buckets + 1) * widthMs - nowMs;
  }
}

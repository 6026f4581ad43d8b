import { median } from "@/lib/core/statistics";

/** How many past values a view looks back on. */
const LOOK_BACK = 24;
const SHORT = 6;
const ROUGH = 12;
const LEVEL_GAIN = 0.01;

/** What is watched of a series, each as a number that grows with the oddity. */
export type View = { name: string; isDrop: boolean; value: number };

/** The last values of a series and its views at the next one; memory is bounded by the look-back. */
export class Views {
  private recent: number[] = [];
  private level: number | undefined;

  /** The views as they would be if `value` came next. */
  of(value: number): View[] {
    const { recent } = this;
    const views: View[] = [];
    const both = (name: string, high: number) =>
      views.push({ name, isDrop: false, value: high }, { name, isDrop: true, value: -high });
    if (recent.length > 0)
      views.push({ name: "jump", isDrop: false, value: Math.abs(value - recent.at(-1)!) });
    if (recent.length >= ROUGH) {
      both("mean", recent.slice(1 - SHORT).reduce((sum, past) => sum + past, value) / SHORT);
      views.push({ name: "rough", isDrop: false, value: roughness([...recent.slice(-ROUGH), value]) });
    }
    if (recent.length >= LOOK_BACK) this.addDeviations(value, both);
    return views;
  }

  add(value: number): void {
    this.recent.push(value);
    if (this.recent.length > LOOK_BACK) this.recent.shift();
    const size = Math.abs(value);
    this.level =
      this.level === undefined
        ? size
        : this.level + LEVEL_GAIN * (Math.min(size, 5 * this.level) - this.level);
  }

  private addDeviations(value: number, both: (name: string, high: number) => void): void {
    const usual = median(this.recent);
    const deviation = value - usual;
    both("deviation", deviation);
    const spread = median(this.recent.map((past) => Math.abs(past - usual)));
    if (spread > 0) both("relative", deviation / spread);
    const small = 0.1 * (this.level ?? 0);
    if (small > 0) both("ratio", Math.log((Math.max(value, 0) + small) / (Math.max(usual, 0) + small)));
  }
}

function roughness(values: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < values.length; i++) sum += Math.abs(values[i]! - values[i - 1]!);
  return sum;
}

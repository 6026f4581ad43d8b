type Entry = { fromMs: number; limitNanos: bigint };

/** When gateways on a machine that is far too busy must have heard of a change; an idle one hears of it at once. */
export const CHANGE_KNOWN_MS_MAX = 5_000;

/** Every limit that was in force for a budget: a raise from before it was made, a lowering from when it must be known. */
export class LimitBook {
  private readonly entries = new Map<string, Entry[]>();

  note(budgetId: string, limitNanos: bigint, beforeMs: number, afterMs: number): void {
    const known = this.entries.get(budgetId) ?? [];
    this.entries.set(budgetId, known);
    const last = known.at(-1);
    const isLower = last !== undefined && limitNanos < last.limitNanos;
    known.push({ limitNanos, fromMs: isLower ? afterMs + CHANGE_KNOWN_MS_MAX : beforeMs });
  }

  has(budgetId: string): boolean {
    return this.entries.has(budgetId);
  }

  latest(budgetId: string): bigint {
    return this.entries.get(budgetId)!.at(-1)!.limitNanos;
  }

  /** The highest that was in force at any time between. */
  highest(budgetId: string, fromMs: number, untilMs: number): bigint {
    return this.inForce(budgetId, fromMs, untilMs).reduce((most, one) => (one > most ? one : most), 0n);
  }

  lowest(budgetId: string, fromMs: number, untilMs: number): bigint {
    const [first, ...more] = this.inForce(budgetId, fromMs, untilMs);
    return more.reduce((least, one) => (one < least ? one : least), first ?? 0n);
  }

  history(budgetId: string): readonly Entry[] {
    return this.entries.get(budgetId) ?? [];
  }

  private inForce(budgetId: string, fromMs: number, untilMs: number): bigint[] {
    const all = this.entries.get(budgetId) ?? [];
    const before = all.findLastIndex((entry) => entry.fromMs <= fromMs);
    return all
      .filter((entry, i) => i === Math.max(0, before) || (entry.fromMs > fromMs && entry.fromMs <= untilMs))
      .map((entry) => entry.limitNanos);
  }
}

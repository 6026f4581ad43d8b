type Entry = { fromMs: number; limitNanos: bigint };

/** A raise is allowed for from the moment before it was made; a lowering binds a second after it was. */
const LOWERING_KNOWN_MS = 1_000;

/** Every limit that was in force for a budget, and when. */
export class LimitBook {
  private readonly entries = new Map<string, Entry[]>();

  note(budgetId: string, limitNanos: bigint, beforeMs: number, afterMs: number): void {
    const known = this.entries.get(budgetId) ?? [];
    this.entries.set(budgetId, known);
    const last = known.at(-1);
    const isLower = last !== undefined && limitNanos < last.limitNanos;
    known.push({ limitNanos, fromMs: isLower ? afterMs + LOWERING_KNOWN_MS : beforeMs });
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

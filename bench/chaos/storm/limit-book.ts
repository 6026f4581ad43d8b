type Entry = { limitNanos: bigint; askedMs: number; doneMs: number };

/** When gateways on a machine that is far too busy must have heard of a change; an idle one hears of it at once. */
export const CHANGE_KNOWN_MS_MAX = 5_000;

/**
 * Every limit that a budget had. One may be in force from the moment that it was asked for, until its successor was set and must
 * be known; in between both may be.
 */
export class LimitBook {
  private readonly entries = new Map<string, Entry[]>();

  note(budgetId: string, limitNanos: bigint, askedMs: number, doneMs: number): void {
    const known = this.entries.get(budgetId) ?? [];
    this.entries.set(budgetId, known);
    known.push({ limitNanos, askedMs, doneMs });
  }

  has(budgetId: string): boolean {
    return this.entries.has(budgetId);
  }

  latest(budgetId: string): bigint {
    return this.history(budgetId).at(-1)!.limitNanos;
  }

  /** The highest that may have been in force at any time between. */
  highest(budgetId: string, fromMs: number, untilMs: number): bigint {
    const [first = 0n, ...more] = this.inForce(budgetId, fromMs, untilMs);
    return more.reduce((most, one) => (one > most ? one : most), first);
  }

  lowest(budgetId: string, fromMs: number, untilMs: number): bigint {
    const [first = 0n, ...more] = this.inForce(budgetId, fromMs, untilMs);
    return more.reduce((least, one) => (one < least ? one : least), first);
  }

  history(budgetId: string): readonly Entry[] {
    return this.entries.get(budgetId) ?? [];
  }

  private inForce(budgetId: string, fromMs: number, untilMs: number): bigint[] {
    const all = this.history(budgetId);
    return all
      .filter(({ askedMs }, i) => {
        const next = all[i + 1];
        return askedMs <= untilMs && (!next || next.doneMs + CHANGE_KNOWN_MS_MAX >= fromMs);
      })
      .map(({ limitNanos }) => limitNanos);
  }
}

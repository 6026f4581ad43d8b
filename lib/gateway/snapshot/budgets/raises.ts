import type { RaiseRecord } from "./budget-record";

/** Temporary raises in force, by budget. */
export class Raises {
  private readonly byBudget = new Map<string, readonly RaiseRecord[]>();

  /** What a budget has on top of its limit. */
  nanosOf(budgetId: string): bigint {
    let nanos = 0n;
    for (const raise of this.byBudget.get(budgetId) ?? []) nanos += raise.amountNanos;
    return nanos;
  }

  replaceAll(raises: readonly RaiseRecord[]): void {
    this.byBudget.clear();
    for (const raise of raises) {
      this.byBudget.set(raise.budgetId, [...(this.byBudget.get(raise.budgetId) ?? []), raise]);
    }
  }

  set(budgetId: string, raises: readonly RaiseRecord[]): void {
    if (raises.length > 0) this.byBudget.set(budgetId, raises);
    else this.byBudget.delete(budgetId);
  }

  budgetIds(): string[] {
    return [...this.byBudget.keys()];
  }

  /** Unix milliseconds of the next end; Infinity when none is in force. */
  nextEndMs(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const raises of this.byBudget.values()) {
      for (const raise of raises) next = Math.min(next, raise.endsAtMs);
    }
    return next;
  }

  /** Takes away those that have ended and answers them. */
  end(nowMs: number): RaiseRecord[] {
    const ended: RaiseRecord[] = [];
    for (const [budgetId, raises] of [...this.byBudget]) {
      const over = raises.filter((raise) => raise.endsAtMs <= nowMs);
      if (over.length === 0) continue;
      ended.push(...over);
      this.set(
        budgetId,
        raises.filter((raise) => raise.endsAtMs > nowMs),
      );
    }
    return ended;
  }
}

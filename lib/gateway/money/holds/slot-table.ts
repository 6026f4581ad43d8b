import type { MoneyLimit } from "../seam";
import { Slot } from "./slot";

/** The slots of this gateway: one per budget for the window of now, and those of other windows until they are empty. */
export class SlotTable {
  /** Called when a limit was lowered: what is free under it must be asked for anew. */
  onLowered: (slot: Slot) => void = () => {};
  private readonly current = new Map<string, Slot>();
  private readonly others = new Set<Slot>();

  /** The slot for a call at `atMs`; notices a changed limit by its object. */
  get(limit: MoneyLimit, atMs: number): Slot {
    const slot = this.current.get(limit.budgetId);
    if (slot?.covers(atMs)) {
      if (slot.limit !== limit) this.changeLimit(slot, limit);
      return slot;
    }
    return this.otherWindow(slot, limit, atMs);
  }

  find(budgetId: string, windowStartMs: number): Slot | undefined {
    const slot = this.current.get(budgetId);
    if (slot?.windowStartMs === windowStartMs) return slot;
    for (const other of this.others) {
      if (other.budgetId === budgetId && other.windowStartMs === windowStartMs) return other;
    }
    return undefined;
  }

  *all(): Generator<Slot> {
    yield* this.current.values();
    yield* this.others;
  }

  drop(slot: Slot): void {
    this.others.delete(slot);
    if (this.current.get(slot.budgetId) === slot) this.current.delete(slot.budgetId);
  }

  /** True for a slot whose window has been followed by a later one. */
  isPast(slot: Slot): boolean {
    return this.others.has(slot);
  }

  private otherWindow(slot: Slot | undefined, limit: MoneyLimit, atMs: number): Slot {
    for (const other of this.others)
      if (other.budgetId === limit.budgetId && other.covers(atMs)) return other;
    const made = new Slot(limit, atMs);
    if (slot && atMs < slot.windowStartMs) {
      this.others.add(made);
      return made;
    }
    if (slot) this.others.add(slot);
    this.current.set(limit.budgetId, made);
    return made;
  }

  private changeLimit(slot: Slot, limit: MoneyLimit): void {
    const lowered = limit.limitNanos < slot.limit.limitNanos;
    slot.limit = limit;
    slot.refusal = null;
    if (lowered) this.onLowered(slot);
  }
}

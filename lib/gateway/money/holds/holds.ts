import { setTimeout as sleep } from "node:timers/promises";
import { monotonicMs } from "@/lib/core/time";
import type { LeaseCharge, SettledCall } from "@/lib/domain/metering";
import type { MoneyLimit } from "../seam";
import { ActiveHold } from "./active-hold";
import type { LeaseKeeper } from "./lease-keeper";
import type { Slot } from "./slot";
import type { SlotTable } from "./slot-table";
import { leasedByOthers, take, takeable } from "./waiting-line";

/** How long other gateways are given to hand back what they do not need. */
const RECALL_LOOKS = 6;
const RECALL_LOOK_MS = 25;

/** Holds against this gateway's leases: from memory while they suffice, else through the keeper. */
export class Holds {
  private readonly slots: SlotTable;
  private readonly keeper: LeaseKeeper;

  constructor(slots: SlotTable, keeper: LeaseKeeper) {
    this.slots = slots;
    this.keeper = keeper;
    slots.onLowered = (slot) => void keeper.giveBackLowered([slot]);
  }

  place(
    limits: readonly MoneyLimit[],
    amountNanos: number,
    atMs: number,
    leastNanos: number,
  ): ActiveHold | Promise<ActiveHold> {
    const slots: Slot[] = [];
    for (const limit of limits) slots.push(this.slots.get(limit, atMs));
    if (!take(slots, amountNanos)) return this.placeShort(slots, amountNanos, leastNanos);
    for (const slot of slots) {
      slot.lastUsedMs = atMs;
      if (slot.free < slot.lowNanos) this.keeper.refill(slot);
    }
    return new ActiveHold(slots, amountNanos);
  }

  /** A refusal of a moment ago is repeated without asking again. */
  private placeShort(
    slots: Slot[],
    amountNanos: number,
    leastNanos: number,
  ): ActiveHold | Promise<ActiveHold> {
    const nowMs = monotonicMs();
    for (const { refusal } of slots) {
      if (refusal === null || nowMs > refusal.untilMs || amountNanos < refusal.leastNanos) continue;
      if (leastNanos >= refusal.leastNanos) throw refusal.error;
      const partNanos = takeable(slots);
      if (partNanos < leastNanos) break;
      take(slots, partNanos);
      return new ActiveHold(slots, partNanos);
    }
    return this.keeper.wait(slots, amountNanos, leastNanos);
  }

  async affordable(limits: readonly MoneyLimit[], atMs: number): Promise<number> {
    const slots = limits.map((limit) => this.slots.get(limit, atMs));
    await this.keeper.look(slots);
    const near = slots.filter(
      (slot) => leasedByOthers(slot) > 0n && rest(slot) < Number(slot.limit.limitNanos) / 10,
    );
    if (near.length > 0) await this.keeper.recall(near);
    for (let looks = 0; looks < RECALL_LOOKS && near.some((slot) => leasedByOthers(slot) > 0n); looks++) {
      await sleep(RECALL_LOOK_MS);
      await this.keeper.look(near);
    }
    let most = Number.MAX_SAFE_INTEGER;
    for (const slot of slots) most = Math.min(most, rest(slot));
    return Math.max(0, most);
  }

  grow(hold: ActiveHold, moreNanos: number): boolean | Promise<boolean> {
    if (hold.ended) return false;
    if (take(hold.slots, moreNanos)) {
      hold.amountNanos += moreNanos;
      for (const slot of hold.slots) if (slot.free < slot.lowNanos) this.keeper.refill(slot);
      return true;
    }
    return this.growShort(hold, moreNanos);
  }

  /** The hold may end while this waits; what came then goes back. */
  private async growShort(hold: ActiveHold, moreNanos: number): Promise<boolean> {
    try {
      const more = await this.keeper.wait(hold.slots, moreNanos, moreNanos);
      if (hold.ended) {
        this.giveBack(more);
        return false;
      }
      hold.amountNanos += moreNanos;
      return true;
    } catch {
      return false;
    }
  }

  giveBack(hold: ActiveHold): void {
    for (const slot of hold.slots) {
      slot.held -= hold.amountNanos;
      slot.free += hold.amountNanos;
      if (slot.owesBack) this.keeper.owe(slot);
    }
    hold.amountNanos = 0;
    this.keeper.freed();
  }

  /**
   * Moves `costNanos` from a hold to what is settled, taking what a cost above the hold needs from the free part of the lease.
   * Answers what the settlement takes from each lease: less than the cost only where the lease has no more.
   */
  spend(hold: ActiveHold, costNanos: number): LeaseCharge[] {
    const fromHold = Math.min(costNanos, hold.amountNanos);
    hold.amountNanos -= fromHold;
    const beyond = costNanos - fromHold;
    const charges: LeaseCharge[] = [];
    for (const slot of hold.slots) {
      const fromFree = Math.min(beyond, Math.max(0, slot.free));
      slot.held -= fromHold;
      slot.free -= fromFree;
      slot.unshipped += fromHold + fromFree;
      charges.push([slot.budgetId, slot.windowStartMs, fromHold + fromFree]);
    }
    return charges;
  }

  /** The database has booked the call. */
  shipped(call: SettledCall): void {
    for (const [budgetId, windowStartMs, nanos] of call.charges) {
      const slot = this.slots.find(budgetId, windowStartMs);
      if (slot) slot.unshipped -= nanos;
    }
  }
}

/** What is free here and in the database. */
function rest(slot: Slot): number {
  const { view } = slot;
  if (!view) return slot.free;
  return slot.free + Number(view.limitNanos - view.spentNanos - view.leasedNanos);
}

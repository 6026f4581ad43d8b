import type { BudgetWindowRef } from "@/lib/domain/limits";
import type { LeaseStore } from "./lease-keeper";
import type { SlotTable } from "./slot-table";

type Lease = BudgetWindowRef & { nanos: number };

/**
 * Makes memory and database agree after a lapse, or after an exchange whose outcome is not known. What the database took back is
 * given up from the free part, and asked for anew where calls under way hold it; what it lent without our hearing of it is used,
 * or handed back where nobody holds anything. Runs while no batch is being booked and no lease exchanged.
 */
export async function reconcile(slots: SlotTable, store: LeaseStore, leases: Lease[]): Promise<void> {
  const unseen = new Map(leases.map((lease) => [keyOf(lease), lease]));
  const asks: Parameters<LeaseStore["lease"]>[0] = [];
  for (const slot of slots.all()) {
    const lent = unseen.get(keyOf(slot))?.nanos ?? 0;
    unseen.delete(keyOf(slot));
    const missing = slot.free + slot.held + slot.unshipped - lent;
    const fromFree = Math.min(slot.free, missing);
    slot.free -= fromFree;
    const needNanos = missing - fromFree;
    if (needNanos > 0) asks.push({ ...slot.ref(), leastNanos: 1, needNanos, wantNanos: needNanos });
  }
  if (asks.length > 0) await store.lease(asks);
  const stranded = [...unseen.values()].filter(({ nanos }) => nanos > 0);
  if (stranded.length > 0) await store.giveBack(stranded);
}

function keyOf({ budgetId, windowStartMs }: BudgetWindowRef): string {
  return `${budgetId}/${windowStartMs}`;
}

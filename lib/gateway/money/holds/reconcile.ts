import type { BudgetWindowRef } from "@/lib/domain/limits";
import type { LeaseStore } from "./lease-keeper";
import type { SlotTable } from "./slot-table";

/**
 * After a lapse: gives up what the database has taken back from the free part, and asks anew for what calls under way hold. Runs
 * while no batch is being booked, so that both sides are at the same point.
 */
export async function reconcile(
  slots: SlotTable,
  store: LeaseStore,
  leases: (BudgetWindowRef & { nanos: number })[],
): Promise<void> {
  const nanosOf = new Map(leases.map((lease) => [`${lease.budgetId}/${lease.windowStartMs}`, lease.nanos]));
  const asks: Parameters<LeaseStore["lease"]>[0] = [];
  for (const slot of slots.all()) {
    const { budgetId, windowStartMs } = slot;
    const missing =
      slot.free + slot.held + slot.unshipped - (nanosOf.get(`${budgetId}/${windowStartMs}`) ?? 0);
    if (missing <= 0) continue;
    const fromFree = Math.min(slot.free, missing);
    slot.free -= fromFree;
    const needNanos = missing - fromFree;
    if (needNanos > 0) asks.push({ budgetId, windowStartMs, leastNanos: 1, needNanos, wantNanos: needNanos });
  }
  if (asks.length > 0) await store.lease(asks);
}

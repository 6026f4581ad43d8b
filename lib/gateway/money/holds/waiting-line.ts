import type { AppError } from "@/lib/core/errors";
import { ActiveHold } from "./active-hold";
import { cannotKnow, cannotPay } from "./refusals";
import type { Slot } from "./slot";

/** A call whose hold could not be placed from memory. */
export type Waiter = {
  readonly slots: readonly Slot[];
  readonly amountNanos: number;
  /** What would do; less than the amount when a smaller hold is welcome. */
  readonly leastNanos: number;
  readonly sinceMs: number;
  resolve(hold: ActiveHold): void;
  reject(error: AppError): void;
};

const REFUSAL_LASTS_MS = 250;
/** After this the other gateways have had the time to hand back what they do not need. */
const RECALL_TAKES_MS = 50;

/** Takes `amountNanos` from every slot, or nothing and answers false. */
export function take(slots: readonly Slot[], amountNanos: number): boolean {
  for (const slot of slots) if (slot.owesBack || slot.free < amountNanos) return false;
  for (const slot of slots) {
    slot.free -= amountNanos;
    slot.held += amountNanos;
  }
  return true;
}

/** The most that could be taken from all slots now. */
export function takeable(slots: readonly Slot[]): number {
  let most = Number.MAX_SAFE_INTEGER;
  for (const slot of slots) most = Math.min(most, slot.owesBack ? 0 : slot.free);
  return most;
}

/** What the other gateways had leased of a slot's window when the database was last asked. */
export function leasedByOthers(slot: Slot): bigint {
  return slot.view ? slot.view.leasedNanos - slot.view.leaseNanos : 0n;
}

/** True when so much cannot be had even if all that others hold comes back. */
function isNeverEnough({ view }: Slot, nanos: number): boolean {
  return view !== null && BigInt(nanos) > view.limitNanos - view.spentNanos;
}

/** True while money of ours is on its way back to the database: what is seen of the window is about to change. */
function isOnItsWay({ view, free, held, unshipped }: Slot): boolean {
  return view !== null && view.leaseNanos + BigInt(view.grantedNanos) > BigInt(free + held + unshipped);
}

/** True while more may come: from other gateways, or from what is on its way. */
function mayCome(slot: Slot): boolean {
  return leasedByOthers(slot) > 0n || isOnItsWay(slot);
}

/** True when the database still had so much to lend: the next look brings it. */
function canBeLent({ view }: Slot, nanos: number): boolean {
  if (view === null) return false;
  return view.limitNanos - view.spentNanos - view.leasedNanos - BigInt(view.grantedNanos) >= BigInt(nanos);
}

function serveOne({ slots, amountNanos, resolve }: Waiter): boolean {
  if (!take(slots, amountNanos)) return false;
  resolve(new ActiveHold(slots, amountNanos));
  return true;
}

/** The calls that wait for money, first come first served as far as the money goes. */
export class WaitingLine {
  waiters: Waiter[] = [];
  private readonly waitMs: number;
  private readonly docsUrl: string;

  constructor(waitMs: number, docsUrl: string) {
    this.waitMs = waitMs;
    this.docsUrl = docsUrl;
  }

  /** Serves who can be served; the others stay. */
  serve(): void {
    this.waiters = this.waiters.filter((waiter) => !serveOne(waiter));
  }

  /** With the slots as the database described them just now: serves, and gives less or refuses where no more can come. */
  judge(nowMs: number): void {
    this.waiters = this.waiters.filter((waiter) => !serveOne(waiter) && !this.judgeOne(waiter, nowMs));
  }

  rejectAll(error: AppError): void {
    for (const waiter of this.waiters.splice(0)) waiter.reject(error);
  }

  /** The slots that keep calls waiting while other gateways have leases of them. */
  slotsToRecall(): Set<Slot> {
    const slots = new Set<Slot>();
    for (const waiter of this.waiters) {
      for (const slot of waiter.slots) {
        if (slot.free >= waiter.amountNanos || canBeLent(slot, waiter.amountNanos)) continue;
        if (leasedByOthers(slot) > 0n) slots.add(slot);
      }
    }
    return slots;
  }

  private judgeOne(waiter: Waiter, nowMs: number): boolean {
    const { slots, amountNanos, leastNanos } = waiter;
    const short = slots.filter((slot) => slot.free < amountNanos);
    if (short.some((slot) => slot.viewedMs < waiter.sinceMs)) return false;
    const partNanos = Math.min(takeable(slots), amountNanos);
    if (leastNanos < amountNanos && partNanos >= leastNanos && !this.mayGrow(waiter, short, nowMs)) {
      take(slots, partNanos);
      waiter.resolve(new ActiveHold(slots, partNanos));
      return true;
    }
    const refusal = this.verdict(waiter, nowMs);
    if (refusal) waiter.reject(refusal);
    return refusal !== null;
  }

  /** True while waiting may bring the whole amount. Who takes anything only waits for what other gateways can spare. */
  private mayGrow({ amountNanos, leastNanos, sinceMs }: Waiter, short: Slot[], nowMs: number): boolean {
    const takesAnything = leastNanos === 0;
    if (nowMs - sinceMs >= (takesAnything ? RECALL_TAKES_MS : this.waitMs)) return false;
    if (short.some((slot) => isNeverEnough(slot, amountNanos))) return false;
    return short.some((slot) => mayCome(slot) || (slot.held > 0 && !takesAnything));
  }

  /** Null while the money may still come: from calls that end, or from other gateways. */
  private verdict({ slots, leastNanos, sinceMs }: Waiter, nowMs: number): AppError | null {
    for (const slot of slots) {
      if (slot.free >= leastNanos) continue;
      const { view } = slot;
      if (!view) return cannotKnow(`budget ${slot.budgetId} is not in the database`);
      const nothingComes = slot.held === 0 && !mayCome(slot);
      if (isNeverEnough(slot, leastNanos) || nothingComes) {
        const error = cannotPay(slot, leastNanos, this.docsUrl);
        slot.refusal = { untilMs: nowMs + REFUSAL_LASTS_MS, leastNanos, error };
        return error;
      }
      if (nowMs - sinceMs >= this.waitMs && !canBeLent(slot, leastNanos))
        return cannotPay(slot, leastNanos, this.docsUrl);
    }
    return null;
  }
}

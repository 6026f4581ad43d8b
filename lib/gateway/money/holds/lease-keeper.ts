import { AppError } from "@/lib/core/errors";
import { monotonicMs } from "@/lib/core/time";
import { isUndone } from "@/lib/db";
import type { BudgetWindowRef, Slice, SliceAsk } from "@/lib/domain/limits";
import type { ActiveHold } from "./active-hold";
import { cannotKnow } from "./refusals";
import { addSlice, collectAsks } from "./slices";
import type { Slot } from "./slot";
import { WaitingLine } from "./waiting-line";

const POLL_MS = 20;
const RECALL_EVERY_MS = 60;
const DOWN_PAUSE_MS = 500;
/** How long a call waits for a database that does not answer; while it still does not, others do not wait at all. */
const STORE_WAIT_MS = 2_000;
const WAITERS_MAX = 5_000;

/** The database's side of leases. */
export type LeaseStore = {
  lease(asks: SliceAsk[]): Promise<Slice[]>;
  giveBack(parts: (BudgetWindowRef & { nanos: number })[]): Promise<void>;
  recall(windows: BudgetWindowRef[]): Promise<void>;
};

/**
 * Fills the slots: one round trip at a time for all that are short or low. Calls that cannot be paid yet wait here while money
 * that other calls or other gateways hold may come back, and are refused when it cannot or did not.
 */
export class LeaseKeeper {
  private readonly store: LeaseStore;
  private readonly line: WaitingLine;
  private readonly low = new Set<Slot>();
  private readonly owing = new Set<Slot>();
  private isAsking = false;
  private isScheduled = false;
  private willServe = false;
  private poll: NodeJS.Timeout | null = null;
  private downUntilMs = 0;
  private askedMs = 0;
  private exchanges = 0;
  private paused: Promise<void> | null = null;
  private onQuiet: () => void = () => {};
  /** An exchange failed whose outcome is not known: leases here and in the database may differ until they are compared. */
  isUncertain = false;

  constructor(store: LeaseStore, waitMs: number, docsUrl: string) {
    this.store = store;
    this.line = new WaitingLine(waitMs, docsUrl);
  }

  /** Waits until the hold can be placed; rejects with 402 or 503. */
  wait(slots: readonly Slot[], amountNanos: number, leastNanos: number): Promise<ActiveHold> {
    const nowMs = monotonicMs();
    if (nowMs < this.downUntilMs) return Promise.reject(cannotKnow("the database was down a moment ago"));
    if (this.isStuck(nowMs)) return Promise.reject(cannotKnow("the database does not answer"));
    if (this.line.waiters.length >= WAITERS_MAX) {
      return Promise.reject(new AppError("overloaded", "Too many calls wait for money. Try again shortly."));
    }
    return new Promise((resolve, reject) => {
      this.line.waiters.push({ slots, amountNanos, leastNanos, sinceMs: nowMs, resolve, reject });
      this.schedule();
      this.poll ??= setInterval(this.tick, POLL_MS);
    });
  }

  /** Asks for a refill before it is needed; nobody waits for it. */
  refill(slot: Slot): void {
    if (this.low.has(slot) || monotonicMs() < this.downUntilMs) return;
    this.low.add(slot);
    this.schedule();
  }

  /** Money came back to slots: somebody may have waited for it. */
  freed(): void {
    if (this.line.waiters.length === 0 || this.willServe) return;
    this.willServe = true;
    setImmediate(() => {
      this.willServe = false;
      this.line.serve();
    });
  }

  /** What came free of a slot whose limit was lowered goes back. */
  owe(slot: Slot): void {
    if (this.owing.size === 0) {
      setImmediate(() => {
        const slots = [...this.owing];
        this.owing.clear();
        void this.giveBack(slots);
      });
    }
    this.owing.add(slot);
  }

  /** True while a call waits for money of this slot. */
  isWanted(slot: Slot): boolean {
    return this.line.waiters.some((waiter) => waiter.slots.includes(slot) && slot.free < waiter.amountNanos);
  }

  /** The limit is lower now: what is free under the old one goes back, and so does what is still on its way. */
  async giveBackLowered(slots: readonly Slot[]): Promise<void> {
    const nowMs = monotonicMs();
    for (const slot of slots) {
      slot.loweredMs = nowMs;
      slot.owesBack = true;
    }
    await this.giveBack(slots);
  }

  /** Hands back all that is free; it stays free only when the database certainly did not take it. */
  async giveBack(slots: Iterable<Slot>): Promise<void> {
    const given = [...slots];
    await this.exchange(async () => {
      const parts = takeFree(given);
      if (parts.length === 0) return;
      try {
        await this.store.giveBack(parts);
      } catch (error) {
        if (!isUndone(error)) this.isUncertain = true;
        else for (const { slot, nanos } of parts) slot.free += nanos;
      }
    });
  }

  /** Runs `work` while no lease is asked for or handed back, so that both sides stand still. */
  async quiet(work: () => Promise<void>): Promise<void> {
    let resume = () => {};
    this.paused = new Promise((resolve) => {
      resume = resolve;
    });
    try {
      while (this.exchanges > 0) {
        await new Promise<void>((resolve) => {
          this.onQuiet = resolve;
        });
      }
      await work();
    } finally {
      this.paused = null;
      resume();
    }
  }

  /** What the database says of these windows now; nothing is lent. */
  async look(slots: readonly Slot[]): Promise<void> {
    const asks = slots.map((slot) => ({
      ...slot.ref(),
      leastNanos: Number.MAX_SAFE_INTEGER,
      needNanos: 0,
      wantNanos: 0,
    }));
    const slices = await this.store.lease(asks);
    for (const slot of slots) slot.view = slices.find((slice) => isOf(slice, slot)) ?? slot.view;
  }

  async recall(slots: Iterable<Slot>): Promise<void> {
    const nowMs = monotonicMs();
    const due = [...slots].filter((slot) => nowMs - slot.lastRecallMs >= RECALL_EVERY_MS);
    if (due.length === 0) return;
    for (const slot of due) slot.lastRecallMs = nowMs;
    await this.store.recall(due);
  }

  close(): void {
    if (this.poll) clearInterval(this.poll);
    this.poll = null;
    this.line.rejectAll(cannotKnow("the gateway is stopping"));
  }

  private schedule(): void {
    if (this.isAsking || this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      void this.ask();
    });
  }

  private readonly tick = (): void => {
    if (this.line.waiters.length === 0) {
      if (this.poll) clearInterval(this.poll);
      this.poll = null;
      return;
    }
    const nowMs = monotonicMs();
    if (this.isStuck(nowMs)) this.line.rejectAll(cannotKnow("the database does not answer"));
    else if (!this.isAsking) void this.ask();
  };

  private async ask(): Promise<void> {
    if (this.isAsking) return;
    const askedMs = monotonicMs();
    const asks = collectAsks(this.line.waiters, this.low, askedMs);
    this.low.clear();
    if (asks.length === 0) return this.line.serve();
    const newcomersFrom = this.line.waiters.at(-1);
    this.isAsking = true;
    this.askedMs = askedMs;
    try {
      await this.exchange(async () =>
        this.add(asks, await this.store.lease(asks.map(([, one]) => one)), askedMs),
      );
      this.line.judge(monotonicMs());
      await this.recall(this.line.slotsToRecall());
    } catch (error) {
      this.failed(error as Error & { code?: string });
    } finally {
      this.isAsking = false;
      if (this.low.size > 0 || this.line.waiters.at(-1) !== newcomersFrom) this.schedule();
    }
  }

  private add(asks: [Slot, SliceAsk][], slices: Slice[], askedMs: number): void {
    const byWindow = new Map(slices.map((slice) => [`${slice.budgetId}/${slice.windowStartMs}`, slice]));
    for (const [slot, asked] of asks) {
      const slice = byWindow.get(`${slot.budgetId}/${slot.windowStartMs}`) ?? null;
      if (slice && slot.loweredMs < askedMs && isWithin(slice)) slot.owesBack = false;
      addSlice(slot, asked, slice, askedMs);
    }
    void this.giveBack(asks.map(([slot]) => slot).filter((slot) => slot.owesBack));
  }

  private async exchange(work: () => Promise<void>): Promise<void> {
    while (this.paused) await this.paused;
    this.exchanges++;
    try {
      await work();
    } finally {
      if (--this.exchanges === 0) this.onQuiet();
    }
  }

  private isStuck(nowMs: number): boolean {
    return this.isAsking && nowMs - this.askedMs > STORE_WAIT_MS;
  }

  /** A deadlock is tried again by the next poll; anything else means that nobody can know for a while. */
  private failed(error: Error & { code?: string }): void {
    this.isUncertain = true;
    if (error.code?.startsWith("40")) return;
    this.downUntilMs = monotonicMs() + DOWN_PAUSE_MS;
    this.line.rejectAll(cannotKnow(`leasing failed: ${error.message}`));
  }
}

/** Whether what is spent and lent of a window is within its limit. */
function isWithin({ limitNanos, spentNanos, leasedNanos }: Slice): boolean {
  return spentNanos + leasedNanos <= limitNanos;
}

type Part = BudgetWindowRef & { slot: Slot; nanos: number };

/** All that is free, taken out of memory: what the database stands at must not change between this and its hand-back. */
function takeFree(slots: readonly Slot[]): Part[] {
  const parts: Part[] = [];
  for (const slot of slots) {
    if (slot.free <= 0) continue;
    const { budgetId, windowStartMs, free: nanos } = slot;
    parts.push({ slot, budgetId, windowStartMs, nanos });
    slot.free = 0;
    slot.lowNanos = 0;
    slot.targetNanos = 0;
  }
  return parts;
}

function isOf(slice: Slice, slot: Slot): boolean {
  return slice.budgetId === slot.budgetId && slice.windowStartMs === slot.windowStartMs;
}

import type { Slice, SliceAsk } from "@/lib/domain/limits";
import type { Slot } from "./slot";
import type { Waiter } from "./waiting-line";

/** A slice is doubled when it lasted less than a minute, so that calls can go on for about one without the database. */
const SLICE_LASTS_LEAST_MS = 60_000;
const SLICE_LASTS_MOST_MS = 240_000;
const FIRST_SLICE_CALLS = 16;
const SLICE_NANOS_MAX = 1e14;

type Demand = { sum: number; least: number; largest: number };

/** One ask for every slot that waiting calls find short or that ran low. */
export function collectAsks(
  waiters: readonly Waiter[],
  low: Iterable<Slot>,
  nowMs: number,
): [Slot, SliceAsk][] {
  const demands = new Map<Slot, Demand>();
  for (const waiter of waiters) for (const slot of waiter.slots) addDemand(demands, slot, waiter);
  const asks: [Slot, SliceAsk][] = [];
  for (const [slot, demand] of demands) {
    if (demand.sum <= slot.free && !slot.owesBack) continue;
    const needNanos = slot.owesBack ? demand.sum : demand.sum - slot.free;
    asks.push([slot, ask(slot, demand.least, needNanos, demand.largest, nowMs)]);
  }
  for (const slot of low) {
    const demand = demands.get(slot);
    if (!demand || demand.sum <= slot.free) asks.push([slot, ask(slot, 1, 0, 0, nowMs)]);
  }
  return asks;
}

function addDemand(demands: Map<Slot, Demand>, slot: Slot, waiter: Waiter): void {
  // A call that only asks how much there is takes no part of what would pay for another gateway's whole call.
  const leastNanos = waiter.leastNanos || waiter.amountNanos;
  const short = Math.max(1, leastNanos - slot.free);
  const demand = demands.get(slot);
  if (!demand) {
    demands.set(slot, { sum: waiter.amountNanos, least: short, largest: waiter.amountNanos });
    return;
  }
  demand.sum += waiter.amountNanos;
  demand.least = Math.min(demand.least, short);
  demand.largest = Math.max(demand.largest, waiter.amountNanos);
}

function ask(slot: Slot, leastNanos: number, needNanos: number, callNanos: number, nowMs: number): SliceAsk {
  slot.targetNanos = nextTarget(slot, callNanos, nowMs);
  return {
    ...slot.ref(),
    leastNanos,
    needNanos,
    wantNanos: Math.max(needNanos, Math.ceil(slot.targetNanos + needNanos - slot.free)),
  };
}

function nextTarget(slot: Slot, callNanos: number, nowMs: number): number {
  const first = Math.max(slot.targetNanos, callNanos * FIRST_SLICE_CALLS);
  if (slot.lastRefillMs === 0) return Math.min(first, SLICE_NANOS_MAX);
  const lastedMs = nowMs - slot.lastRefillMs;
  if (lastedMs < SLICE_LASTS_LEAST_MS) return Math.min(first * 2, SLICE_NANOS_MAX);
  return lastedMs > SLICE_LASTS_MOST_MS ? Math.ceil(first / 2) : first;
}

/** Adds what was lent. The next refill is asked for when half of it is left, unless it was no more than was needed. */
export function addSlice(slot: Slot, asked: SliceAsk, slice: Slice | null, askedMs: number): void {
  slot.view = slice;
  slot.viewedMs = askedMs;
  if (!slice) return;
  slot.free += slice.grantedNanos;
  if (slice.grantedNanos > 0) {
    slot.lastRefillMs = askedMs;
    slot.refusal = null;
  }
  const ahead = slice.grantedNanos - asked.needNanos;
  slot.lowNanos = ahead > 0 ? Math.floor(Math.min(slot.free, slot.targetNanos) / 2) : 0;
}

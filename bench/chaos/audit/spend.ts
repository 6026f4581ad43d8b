import { windowStartMs } from "@/lib/core/time";
import type { LimitBook } from "../storm/limit-book";
import type { Books, EventRow, WindowRow } from "./books";
import { type Figure, info, mustBeZero } from "./figures";

/** Within this time of its start a call holds its money, or is refused. */
const HELD_WITHIN_MS = 5_000;

/** What counts on a limit in a window, oldest first. */
export function eventsOf({ events }: Books, row: WindowRow): EventRow[] {
  const isOf = (event: EventRow): boolean => {
    if (event.orgId !== row.orgId) return false;
    if (windowStartMs(row.window as "day", event.startedMs) !== row.startMs) return false;
    if (row.scopeType === "project") return event.projectId === row.scopeId;
    if (row.scopeType === "key") return event.keyId === row.scopeId;
    if (row.scopeType === "customer") return event.endUser === row.scopeId;
    return true;
  };
  return events.filter(isOf);
}

/**
 * By how much spending passed the limit: at the start of every call, what it and all before it cost must be within the highest
 * limit that was in force then or while the call could still be waiting for its hold.
 */
function overspend(row: WindowRow, events: EventRow[], limits: LimitBook): Overspent {
  const worst: Overspent = { nanos: 0n, row, history: limits.history(row.budgetId), event: null, spent: 0n };
  let spent = 0n;
  for (const event of events) {
    if (event.costNanos === 0) continue;
    spent += BigInt(event.costNanos);
    const highest = limits.highest(row.budgetId, event.startedMs, event.startedMs + HELD_WITHIN_MS);
    if (spent - highest > worst.nanos) Object.assign(worst, { nanos: spent - highest, event, spent });
  }
  const ever = row.spentNanos - limits.highest(row.budgetId, 0, Number.POSITIVE_INFINITY);
  return ever > worst.nanos ? { ...worst, nanos: ever } : worst;
}

type Overspent = {
  nanos: bigint;
  row: WindowRow;
  history: unknown;
  /** The first call that took the spending so far over. */
  event: EventRow | null;
  spent: bigint;
};

function toFigure(name: string, windows: Overspent[]): Figure {
  const sum = windows.reduce((all, { nanos }) => all + nanos, 0n);
  const faults = windows.filter(({ nanos }) => nanos > 0n);
  return mustBeZero(`overspend at ${name}, nano-dollars`, sum, faults);
}

export function auditSpend(books: Books): Figure[] {
  const over = new Map<string, Overspent[]>();
  let unequal = 0;
  let exhausted = 0;
  for (const row of books.windows) {
    const events = eventsOf(books, row);
    const name = row.kind === "credit" ? "credit" : row.scopeType;
    over.set(name, [...(over.get(name) ?? []), overspend(row, events, books.limits)]);
    const spent = events.reduce((sum, event) => sum + BigInt(event.costNanos), 0n);
    if (spent !== row.spentNanos) unequal++;
    if (row.spentNanos * 100n > books.limits.latest(row.budgetId) * 95n) exhausted++;
  }
  return [
    info("windows of limits", books.windows.length),
    info("  of them used up (over 95 %)", exhausted),
    mustBeZero("windows that differ from their events", unequal),
    ...[...over].map(([name, windows]) => toFigure(name, windows)),
  ];
}

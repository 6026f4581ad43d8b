import type { UpstreamRecord } from "../upstream/books";
import type { EventRow } from "./books";

/** One request upstream and the event that it was booked as. */
export type Pair = { record: UpstreamRecord; event: EventRow };

export type Matched = {
  pairs: Pair[];
  /** In the upstream's books, not in ours. */
  lost: UpstreamRecord[];
  /** Booked a second time. */
  doubled: EventRow[];
  /** Booked, and the upstream never saw it: an attempt that did not get through, or an intent before it was sent. */
  unseen: EventRow[];
};

function byCall<T extends { call: number }>(rows: readonly T[]): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const row of rows) {
    const list = found.get(row.call);
    if (list) list.push(row);
    else found.set(row.call, [row]);
  }
  return found;
}

/**
 * Ties the two books together: by the upstream's own id, which an answered attempt is recorded with; attempts without one (their
 * answer never came) in order within the call.
 */
export function matchBooks(upstream: readonly UpstreamRecord[], events: readonly EventRow[]): Matched {
  const matched: Matched = { pairs: [], lost: [], doubled: [], unseen: [] };
  const eventsOf = byCall(events);
  const recordsOf = byCall(upstream);
  for (const [call, records] of recordsOf) matchCall(matched, records, eventsOf.get(call) ?? []);
  for (const [call, rows] of eventsOf) if (!recordsOf.has(call)) matched.unseen.push(...rows);
  return matched;
}

function matchCall(matched: Matched, records: UpstreamRecord[], events: EventRow[]): void {
  const open = new Map(records.map((record) => [record.id, record]));
  const seen = new Set<string>();
  const unnamed: EventRow[] = [];
  for (const event of events) {
    const { upstreamId } = event;
    const record = upstreamId === null ? undefined : open.get(upstreamId);
    if (record) matched.pairs.push({ record, event });
    else if (upstreamId !== null && seen.has(upstreamId)) matched.doubled.push(event);
    else unnamed.push(event);
    if (upstreamId !== null) {
      seen.add(upstreamId);
      open.delete(upstreamId);
    }
  }
  const left = [...open.values()].sort((a, b) => a.arrivedMs - b.arrivedMs);
  for (const record of left) {
    const event = unnamed.shift();
    if (event) matched.pairs.push({ record, event });
    else matched.lost.push(record);
  }
  for (const event of unnamed) (event.outcome === "recovered" ? matched.unseen : matched.doubled).push(event);
}

/** Where one is on a chart: the bucket under the cursor and, while a stretch is chosen, where that began. */
export type Cursor = { index: number; anchor: number | null };

const PAGE = 10;
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageDown: -PAGE, PageUp: PAGE };

/**
 * The bucket under a point; `share` is how far across the plot it is, from 0 to 1. Buckets are of one width, unless
 * `edges` says in shares where each begins and the last one ends.
 */
export function indexAt(share: number, count: number, edges?: readonly number[]): number {
  const index = edges ? edges.findLastIndex((edge) => edge <= share) : Math.floor(share * count);
  return Math.min(count - 1, Math.max(0, index));
}

/** What a key does to the cursor; null for keys that do not move it. Shift draws a stretch along. */
export function moveCursor(
  cursor: Cursor | null,
  key: string,
  isShift: boolean,
  count: number,
): Cursor | null {
  const from = cursor?.index ?? count;
  const target = key === "Home" ? 0 : key === "End" ? count - 1 : STEPS[key] && from + STEPS[key];
  if (target === undefined || count === 0) return null;
  const index = Math.min(count - 1, Math.max(0, target));
  const anchor = isShift ? (cursor?.anchor ?? cursor?.index ?? index) : null;
  return { index, anchor };
}

/** The stretch that is chosen, from the first bucket to the last. */
export function stretchOf({ index, anchor }: Cursor): [first: number, last: number] {
  const other = anchor ?? index;
  return [Math.min(index, other), Math.max(index, other)];
}

const ROOM_MIN = 0.4;

/** Where to write about a band of the plot: on the side with more room, or over it where neither has enough. */
export function besideBand(from: number, to: number): { left: number } | { right: number } {
  const after = 1 - to;
  if (Math.max(from, after) >= ROOM_MIN) return from > after ? { right: 1 - from } : { left: to };
  return from > after ? { right: after } : { left: from };
}

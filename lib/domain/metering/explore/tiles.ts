import { DAY_MS, HOUR_MS } from "@/lib/core/time";
import { type CellWidth, floorTo, phaseOf, WIDTH_MS } from "../cells/widths";

/** Half-open, in Unix milliseconds, on quarters of an hour. */
export type Span = { fromMs: number; toMs: number };
export type Tile = { width: CellWidth; startMs: number };
/** When the hours and days that there are begin, in quarters of an hour off UTC's. */
export type Phases = Record<"hour" | "day", ReadonlySet<number>>;

/** The fewest cells that make exactly a span whose days begin at `dayStarts` (ascending): whole days, then hours, then quarters. */
export function tileSpan(span: Span, dayStarts: readonly number[], phases: Phases): Tile[] {
  const tiles: Tile[] = [];
  let at = span.fromMs;
  for (const [i, startMs] of dayStarts.entries()) {
    const endMs = Math.min(span.toMs, dayStarts[i + 1] ?? span.toMs);
    const isThere = phases.day.has(phaseOf("day", startMs));
    if (!isThere || startMs < at || startMs + DAY_MS > endMs) continue;
    tileHours({ fromMs: at, toMs: startMs }, phases, tiles);
    tiles.push({ width: "day", startMs });
    at = startMs + DAY_MS;
  }
  tileHours({ fromMs: at, toMs: span.toMs }, phases, tiles);
  return tiles;
}

/** The fewest cells where days may begin at any time: those of one phase of them. */
export function tileFreely(span: Span, phases: Phases): Tile[] {
  let best: Tile[] | undefined;
  for (const phase of phases.day) {
    const tiles = tileSpan(span, daysIn(span, phase), phases);
    if (!best || tiles.length < best.length) best = tiles;
  }
  return best ?? tileSpan(span, [], phases);
}

function daysIn({ fromMs, toMs }: Span, phase: number): number[] {
  const starts: number[] = [];
  for (let at = ceilTo("day", phase, fromMs); at < toMs; at += DAY_MS) starts.push(at);
  return starts;
}

function ceilTo(width: CellWidth, phase: number, ms: number): number {
  const startMs = floorTo(width, phase, ms);
  return startMs === ms ? ms : startMs + WIDTH_MS[width];
}

function tileHours({ fromMs, toMs }: Span, phases: Phases, tiles: Tile[]): void {
  if (fromMs >= toMs) return;
  const phase = [fromMs, toMs, 0].map((ms) => phaseOf("hour", ms)).find((each) => phases.hour.has(each));
  let at = fromMs;
  const quartersUntil = (endMs: number) => {
    for (; at < endMs; at += WIDTH_MS.quarter) tiles.push({ width: "quarter", startMs: at });
  };
  quartersUntil(phase === undefined ? toMs : Math.min(toMs, ceilTo("hour", phase, fromMs)));
  for (; at + HOUR_MS <= toMs; at += HOUR_MS) tiles.push({ width: "hour", startMs: at });
  quartersUntil(toMs);
}

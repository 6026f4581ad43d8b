import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { WIDTH_MS } from "../cells/widths";
import { type Phases, type Tile, tileFreely, tileSpan } from "./tiles";

const AT = Date.UTC(2026, 9, 24);
const QUARTER_MS = 15 * MINUTE_MS;
const UTC: Phases = { hour: new Set([0]), day: new Set([0]) };

const spanOf = fc
  .record({
    start: fc.integer({ min: -1_000, max: 1_000 }),
    length: fc.integer({ min: 1, max: 1_500 }),
  })
  .map(({ start, length }) => ({
    fromMs: AT + start * QUARTER_MS,
    toMs: AT + (start + length) * QUARTER_MS,
  }));
const phasesOf = fc
  .record({
    hour: fc.uniqueArray(fc.integer({ min: 1, max: 3 })),
    day: fc.uniqueArray(fc.integer({ min: 1, max: 95 }), { maxLength: 4 }),
  })
  .map(({ hour, day }): Phases => ({ hour: new Set([0, ...hour]), day: new Set([0, ...day]) }));

function expectExactly(tiles: Tile[], { fromMs, toMs }: { fromMs: number; toMs: number }): void {
  const ends = tiles.map(({ width, startMs }) => startMs + WIDTH_MS[width]);
  const isJoined = tiles.every(({ startMs }, i) => startMs === (ends[i - 1] ?? fromMs));
  expect([isJoined, ends.at(-1)]).toEqual([true, toMs]);
}

const widths = (tiles: Tile[]) =>
  (["day", "hour", "quarter"] as const).map((width) => tiles.filter((tile) => tile.width === width).length);

describe("tiles", () => {
  it("make up a span without a gap or an overlap, whatever hours and days there are", () => {
    fc.assert(
      fc.property(spanOf, phasesOf, fc.integer({ min: 0, max: 95 }), (span, phases, phase) => {
        const days = Array.from({ length: 40 }, (_, i) => AT + (i - 20) * DAY_MS + phase * QUARTER_MS);
        expectExactly(tileSpan(span, days, phases), span);
        expectExactly(tileFreely(span, phases), span);
      }),
    );
  });

  it("are days where a day has 24 hours, and hours where it has 23 or 25", () => {
    const phases: Phases = { hour: new Set([0]), day: new Set([0, 88, 92]) };
    const midnights = [22, 46, 71, 95].map((hours) => AT - DAY_MS + hours * HOUR_MS);
    const tiles = tileSpan({ fromMs: midnights[0]!, toMs: midnights[3]! }, midnights, phases);
    expect(widths(tiles)).toEqual([3, 1, 0]);
  });

  it("are quarters and hours up to the first day, when days may begin at any time", () => {
    const span = { fromMs: AT - HOUR_MS - QUARTER_MS, toMs: AT + 2 * DAY_MS + 2 * QUARTER_MS };
    expect(widths(tileFreely(span, UTC))).toEqual([2, 1, 3]);
    const phases = { ...UTC, day: new Set([0, 91]) };
    expect(widths(tileFreely(span, phases))).toEqual([2, 1, 3]);
  });

  it("are quarters where no hour begins with the zone's", () => {
    const span = { fromMs: AT + 2 * QUARTER_MS, toMs: AT + 6 * QUARTER_MS };
    expect(widths(tileSpan(span, [], UTC))).toEqual([0, 0, 4]);
    expect(widths(tileSpan(span, [], { ...UTC, hour: new Set([0, 2]) }))).toEqual([0, 1, 0]);
  });
});

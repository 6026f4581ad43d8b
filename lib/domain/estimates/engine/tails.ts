/** What share of calls may fall below the interval, and what share above it. */
const TAIL = 0.1;

/** How far one call moves a level: a long run of misses on one side opens that side within dozens of calls. */
const STEP = 0.02;
/** A level of its own counts for half after so many calls; before, that of the wider history does. */
const OWN_CALLS = 30;
const LEVEL_MIN = -0.05;
const LEVEL_MAX = 0.45;

/**
 * The levels at which the interval's two ends are read off a distribution, so that in the end a tenth falls beyond each: adaptive
 * conformal inference (Gibbs and Candès 2021), one controller a side.
 */
export type Tails = { calls: number; below: number; above: number };

export function newTails(): Tails {
  return { calls: 0, below: TAIL, above: TAIL };
}

/** The levels to use where several histories apply, the closest first. */
export function blendTails(histories: readonly Tails[]): { below: number; above: number } {
  return histories.reduceRight(
    (wider, own) => {
      const share = own.calls / (own.calls + OWN_CALLS);
      const mix = (a: number, b: number) => share * a + (1 - share) * b;
      return { below: mix(own.below, wider.below), above: mix(own.above, wider.above) };
    },
    { below: TAIL, above: TAIL },
  );
}

/** How much a history had to say about a call, beside the closer ones: 1 of the closest, and less the more calls those have. */
export function influences(histories: readonly Tails[]): number[] {
  let left = 1;
  return histories.map(({ calls }) => {
    const influence = left;
    left *= OWN_CALLS / (calls + OWN_CALLS);
    return influence;
  });
}

/** Opens the side on which a call fell out, and closes the other a little, as far as the levels had to do with it. */
export function moveTails(tails: Tails, side: "below" | "inside" | "above", influence: number): void {
  const step = STEP * influence;
  tails.calls++;
  tails.below = clamp(tails.below + step * (TAIL - (side === "below" ? 1 : 0)));
  tails.above = clamp(tails.above + step * (TAIL - (side === "above" ? 1 : 0)));
}

function clamp(level: number): number {
  return Math.min(LEVEL_MAX, Math.max(LEVEL_MIN, level));
}

import type { Random } from "./random";

/** When a workload calls: an office's day, players in the evening, a batch by night, or machines around the clock. */
export type RhythmKind = "office" | "evenings" | "nightly" | "steady";

// Relative calls in each UTC hour; each row is scaled to a mean of 1.
const HOURS: Record<RhythmKind, readonly number[]> = {
  office: [2, 1, 1, 1, 2, 5, 18, 52, 88, 100, 96, 84, 68, 86, 96, 90, 70, 42, 20, 12, 9, 7, 5, 3],
  evenings: [46, 24, 12, 7, 5, 5, 7, 10, 14, 18, 22, 28, 34, 36, 38, 46, 58, 72, 88, 98, 100, 96, 84, 66],
  nightly: [30, 86, 100, 98, 92, 80, 40, 12, 8, 8, 9, 10, 9, 9, 8, 8, 7, 6, 6, 6, 7, 8, 10, 14],
  steady: [
    86, 84, 82, 82, 84, 88, 94, 100, 106, 108, 110, 110, 108, 110, 112, 112, 110, 108, 106, 104, 102, 98, 94,
    90,
  ],
};
const WEEKEND: Record<RhythmKind, number> = { office: 0.14, evenings: 1.55, nightly: 0.6, steady: 0.92 };
const DAY_NOISE = 0.13;

const SCALED = Object.fromEntries(
  Object.entries(HOURS).map(([kind, hours]) => {
    const mean = hours.reduce((sum, value) => sum + value, 0) / hours.length;
    return [kind, hours.map((value) => value / mean)];
  }),
) as Record<RhythmKind, number[]>;

/** How busy the hour is beside the workload's mean hour, gliding from one hour into the next. */
export function hourFactor(kind: RhythmKind, hour: number): number {
  const from = Math.floor(hour) % 24;
  const share = hour - Math.floor(hour);
  const hours = SCALED[kind];
  return hours[from]! * (1 - share) + hours[(from + 1) % 24]! * share;
}

/** How busy a day is: weekday or weekend, and no two days alike. */
export function dayFactor(kind: RhythmKind, dayStartMs: number, random: Random): number {
  const weekday = new Date(dayStartMs).getUTCDay();
  const week = weekday === 0 || weekday === 6 ? WEEKEND[kind] : weekday === 5 && kind === "office" ? 0.86 : 1;
  return week * random.logNormal(1, DAY_NOISE);
}

/** Growth over the story: from `startLevel` of today's level, slowly at first, as adoption goes. */
export function growthFactor(startLevel: number, progress: number): number {
  const eased = progress * progress * (3 - 2 * progress);
  return startLevel + (1 - startLevel) * eased;
}

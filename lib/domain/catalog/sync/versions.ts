import type { PriceRates } from "@/lib/contract/prices";
import { addMs } from "@/lib/core/time";
import { sameRates } from "./rate-changes";

/** A price version that is to be, or is already. */
export type Version = { effectiveFrom: Date; rates: PriceRates };

const inForceAt = <T extends Version>(versions: readonly T[], at: Date): T | undefined =>
  versions
    .filter((version) => version.effectiveFrom <= at)
    .reduce<T | undefined>((a, b) => (a && a.effectiveFrom > b.effectiveFrom ? a : b), undefined);

/** A moment that no version begins at: one cannot be edited, so another takes over a millisecond later. */
function freeFrom(taken: readonly Version[], at: Date): Date {
  const times = new Set(taken.map((version) => version.effectiveFrom.getTime()));
  let free = at;
  while (times.has(free.getTime())) free = addMs(free, 1);
  return free;
}

/**
 * Which of the wanted versions have to be added so that each is in force from its date. The first counts as there when it is
 * in force or announced: then nothing is added, however often this is asked.
 */
export function missingVersions<T extends Version>(
  wanted: readonly Version[],
  known: readonly T[],
  at: Date,
): Version[] {
  const all: Version[] = [...known];
  const missing: Version[] = [];
  wanted.forEach((version, i) => {
    const before = inForceAt(all, version.effectiveFrom);
    const announced = i === 0 ? known.filter((each) => each.effectiveFrom > at) : [];
    const there = [...(before ? [before] : []), ...announced];
    if (there.some((each) => sameRates(each.rates, version.rates))) return;
    const added = { ...version, effectiveFrom: freeFrom(all, version.effectiveFrom) };
    all.push(added);
    missing.push(added);
  });
  return missing;
}

export { inForceAt };

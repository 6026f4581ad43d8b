/** Events: a labelled segment is found by an alarm inside it, or at most `tolerance` points beside it. */

export type EventScore = { found: number; missed: number; falseAlarms: number };

/** First and last index of each run of labels. */
export function segmentsOf(labels: readonly boolean[]): [first: number, last: number][] {
  const segments: [number, number][] = [];
  labels.forEach((isOdd, i) => {
    if (!isOdd) return;
    if (i > 0 && labels[i - 1]) segments.at(-1)![1] = i;
    else segments.push([i, i]);
  });
  return segments;
}

/**
 * Alarms are the detector's, which are already one for what lies close together (its quiet time); each that is in or beside no
 * segment is a false alarm. Several in one segment are one find.
 */
export function scoreEvents(
  labels: readonly boolean[],
  alarms: readonly number[],
  { tolerance, from = 0 }: { tolerance: number; from?: number },
): EventScore {
  const segments = segmentsOf(labels).filter(([, last]) => last >= from);
  const counted = alarms.filter((at) => at >= from);
  const isIn = (at: number, [first, last]: [number, number]) =>
    at >= first - tolerance && at <= last + tolerance;
  const found = segments.filter((segment) => counted.some((at) => isIn(at, segment))).length;
  return {
    found,
    missed: segments.length - found,
    falseAlarms: counted.filter((at) => !segments.some((segment) => isIn(at, segment))).length,
  };
}

/** F1 over all events of all series together. */
export function f1(scores: readonly EventScore[]): number {
  const sum = (of: keyof EventScore) => scores.reduce((total, score) => total + score[of], 0);
  const found = 2 * sum("found");
  return found === 0 ? 0 : found / (found + sum("falseAlarms") + sum("missed"));
}

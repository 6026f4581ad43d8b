/** `8.4%`; a dash without a record. */
export function errorText(error: number | null): string {
  if (error === null) return "–";
  const percent = error * 100;
  return percent > 999 ? ">999%" : `${percent.toFixed(percent < 10 ? 1 : 0)}%`;
}

/** How ours compares with the better of the naive rules, in words; null without a record. */
export function compareWithNaive(error: number | null, naive: Record<string, number | null>): string | null {
  const best = Math.min(...Object.values(naive).map((value) => value ?? Infinity));
  if (error === null || !Number.isFinite(best)) return null;
  if (best === 0) return error === 0 ? "as exact as the simple rules" : "worse than the simple rules here";
  const gain = 1 - error / best;
  if (Math.abs(gain) < 0.02) return "about as good as the best simple rule";
  const size = `${Math.round(Math.abs(gain) * 100)}%`;
  return gain > 0
    ? `${size} closer than the best simple rule`
    : `${size} farther off than the best simple rule`;
}

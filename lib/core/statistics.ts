/** 0 of none. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** By straight lines between the values, which come in ascending order; 0 of none. */
export function quantileOfSorted(ascending: ArrayLike<number>, level: number): number {
  if (ascending.length === 0) return 0;
  const at = Math.min(Math.max(level, 0), 1) * (ascending.length - 1);
  const low = Math.floor(at);
  const below = ascending[low]!;
  return below + (ascending[Math.ceil(at)]! - below) * (at - low);
}

/** As `quantileOfSorted`, of values in any order, which stay as they are. */
export function quantile(values: readonly number[], level: number): number {
  return quantileOfSorted(
    [...values].sort((a, b) => a - b),
    level,
  );
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Whole parts that add up to `total`, each next to its own: those with the largest remainders take what is left. */
export function roundParts<K extends string>(
  parts: Readonly<Record<K, number>>,
  total: bigint,
): Record<K, bigint> {
  const names = Object.keys(parts) as K[];
  const rounded = Object.fromEntries(names.map((name) => [name, BigInt(Math.floor(parts[name]))])) as Record<
    K,
    bigint
  >;
  let left = total - names.reduce((sum, name) => sum + rounded[name], 0n);
  const byRemainder = [...names].sort(
    (a, b) => parts[b] - Math.floor(parts[b]) - (parts[a] - Math.floor(parts[a])),
  );
  for (const name of byRemainder) {
    if (left <= 0n) break;
    rounded[name] += 1n;
    left -= 1n;
  }
  // Beyond 2^53 floats are coarser than a nano-dollar: the largest part takes what that left.
  const largest = names.reduce((a, b) => (Math.abs(parts[b]) > Math.abs(parts[a]) ? b : a));
  rounded[largest] += left;
  return rounded;
}

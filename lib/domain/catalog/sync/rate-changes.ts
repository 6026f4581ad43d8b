import type { PriceRates } from "@/lib/contract/prices";

type Flat = Map<string, number>;

function flatten(value: unknown, path: string, into: Flat): Flat {
  if (typeof value === "number") into.set(path, value);
  else if (Array.isArray(value)) value.forEach((item, i) => void flatten(item, `${path}[${i}]`, into));
  else if (typeof value === "object" && value !== null)
    for (const [key, item] of Object.entries(value)) flatten(item, path ? `${path}.${key}` : key, into);
  return into;
}

/** Each rate that differs, by its path, side by side. */
export function rateChanges(from: PriceRates | null, to: PriceRates) {
  const before = flatten(from, "", new Map());
  const after = flatten(to, "", new Map());
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((rate) => {
    const [old, next] = [before.get(rate) ?? null, after.get(rate) ?? null];
    if (old === next) return [];
    const changeBasisPoints = old && next !== null ? Math.round(((next - old) / old) * 10_000) : null;
    return [{ rate, from: old, to: next, changeBasisPoints }];
  });
}

/** Whether two prices are the same, in whichever order their rates were written. */
export function sameRates(a: PriceRates, b: PriceRates): boolean {
  return rateChanges(a, b).length === 0;
}

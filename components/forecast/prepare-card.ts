import { type FanRow, largestOf } from "./prepare-fan";

export type CardPaths = { band: string; actual: string; ahead: string };

/** The fan as three paths in a box; null when there is nothing to draw. */
export function prepareCard(rows: readonly FanRow[], width: number, height: number): CardPaths | null {
  const largest = largestOf(rows);
  if (rows.length < 2 || largest <= 0) return null;
  const x = (index: number) => Math.round((index / (rows.length - 1)) * width * 10) / 10;
  const y = (value: number) => Math.round((1 - value / largest) * (height - 2) * 10) / 10 + 1;
  const line = (values: (number | null)[]) =>
    values
      .flatMap((value, i) => (value === null ? [] : [`${x(i)},${y(value)}`]))
      .map((point, i) => `${i === 0 ? "M" : "L"}${point}`)
      .join("");
  const highs = line(rows.map(({ band }) => band?.[1] ?? null));
  const lows = rows.flatMap(({ band }, i) => (band ? [`L${x(i)},${y(band[0])}`] : [])).reverse();
  return {
    band: highs && `${highs}${lows.join("")}Z`,
    actual: line(rows.map(({ actual }) => actual)),
    ahead: line(rows.map(({ p50 }) => p50)),
  };
}

import type { ForecastPath } from "@/lib/client/forecasts";
import { usdNumber } from "@/lib/core/money";

/** One day of the month, summed up from its first: what was spent, and what is forecast. */
export type FanRow = {
  at: string;
  actual: number | null;
  p50: number | null;
  band: [p10: number, p90: number] | null;
};

/** The month's days; the fan opens where the last whole day ended. Amounts in USD, for drawing only. */
export function prepareFan({ forecast, past, coming }: ForecastPath): FanRow[] {
  let spent = 0;
  const known = past.map(({ start, nanos }): FanRow => {
    spent += usdNumber(nanos);
    return { at: start, actual: spent, p50: null, band: null };
  });
  if (!forecast || coming.length === 0) return known;
  const before = usdNumber(forecast.actualNanos);
  const yesterday = known.at(-2);
  if (yesterday)
    Object.assign(yesterday, { p50: yesterday.actual, band: [yesterday.actual, yesterday.actual] });
  const rows = coming.map(({ cumulative: { p10, p50, p90 } }) => {
    const reach = (nanos: string) => Math.max(spent, before + usdNumber(nanos));
    return { p50: reach(p50), band: [reach(p10), reach(p90)] as [number, number] };
  });
  const [rest, ...days] = rows;
  Object.assign(known.at(-1)!, rest);
  const later = coming.slice(1).map(({ start }, i): FanRow => ({ at: start, actual: null, ...days[i]! }));
  return [...known, ...later];
}

/** The largest value that the fan shows. */
export function largestOf(rows: readonly FanRow[]): number {
  return rows.reduce((max, { actual, band }) => Math.max(max, actual ?? 0, band?.[1] ?? 0), 0);
}

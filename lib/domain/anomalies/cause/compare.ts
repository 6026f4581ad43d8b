import type { AnomalyMetric } from "@/lib/contract/anomalies";
import type { UsageDimension, UsageFilter } from "@/lib/contract/usage-dimensions";
import { DAY_MS } from "@/lib/core/time";
import { readSums } from "../../metering";

type Sums = Awaited<ReturnType<typeof readSums>>[number];
export type Range = { from: Date; to: Date };
/** A value of a dimension, in the stretch and usually; the usual figures are means over the days compared with. */
export type Compared = { id: string; label: string; now: Figures; usual: Figures };
type Figures = {
  costNanos: number;
  savedNanos: number;
  calls: number;
  errors: number;
  tokens: number;
};

const DAYS_COMPARED = 7;
const NO_FIGURES: Figures = { costNanos: 0, savedNanos: 0, calls: 0, errors: 0, tokens: 0 };

/** The same hours of the days before, the nearest first; a stretch longer than a day is compared with as many whole days. */
export function windowsBefore({ from, to }: Range, since: Date): Range[] {
  const stepMs = Math.ceil((to.getTime() - from.getTime()) / DAY_MS) * DAY_MS;
  const windows: Range[] = [];
  for (let i = 1; i <= DAYS_COMPARED; i++) {
    const window = { from: new Date(+from - i * stepMs), to: new Date(+to - i * stepMs) };
    if (window.from >= since) windows.push(window);
  }
  return windows;
}

/** Sums by a dimension in the stretch, beside their means in the windows before it. */
export async function compareBy(
  orgId: string,
  { range, windows, filter }: { range: Range; windows: readonly Range[]; filter: UsageFilter[] },
  groupBy: UsageDimension,
): Promise<Compared[]> {
  const read = (window: Range) => readSums({ orgId, ...window, zone: "UTC", filter, groupBy });
  const [now, ...before] = await Promise.all([range, ...windows].map(read));
  const compared = new Map<string, Compared>();
  const place = ({ id, label }: Sums) => {
    const known = compared.get(id) ?? { id, label, now: { ...NO_FIGURES }, usual: { ...NO_FIGURES } };
    compared.set(id, known);
    return known;
  };
  for (const row of now!) add(place(row).now, row, 1);
  for (const row of before.flat()) add(place(row).usual, row, windows.length);
  return [...compared.values()];
}

function add(into: Figures, row: Sums, over: number): void {
  into.costNanos += Number(row.costNanos) / over;
  into.savedNanos += Number(row.cacheSavedNanos) / over;
  into.calls += Number(row.calls) / over;
  into.errors += Number(row.errors) / over;
  into.tokens += Number(row.inputTokens + row.outputTokens) / over;
}

/** How much a value added to what is odd: errors for an error rate, money for the rest. */
export function addedBy({ now, usual }: Compared, metric: AnomalyMetric): number {
  const figure: keyof Figures = metric === "error_rate" ? "errors" : "costNanos";
  return now[figure] - usual[figure];
}

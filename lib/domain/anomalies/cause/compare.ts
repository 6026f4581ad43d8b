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

/** Sums by a dimension in the stretch, beside their means in the windows before it: one read, by the quarter of an hour. */
export async function compareBy(
  orgId: string,
  { range, windows, filter }: { range: Range; windows: readonly Range[]; filter: UsageFilter[] },
  groupBy: UsageDimension,
): Promise<Compared[]> {
  const from = windows.at(-1)?.from ?? range.from;
  const query = { orgId, from, to: range.to, zone: "UTC", filter, bucket: "minute15", groupBy } as const;
  const compared = new Map<string, Compared>();
  for (const row of await readSums(query)) {
    if (isIn(row, range)) add(placeOf(compared, row).now, row, 1);
    else if (windows.some((window) => isIn(row, window)))
      add(placeOf(compared, row).usual, row, windows.length);
  }
  return [...compared.values()];
}

function isIn({ bucket }: Sums, { from, to }: Range): boolean {
  return bucket! >= from && bucket! < to;
}

function placeOf(compared: Map<string, Compared>, { id, label }: Sums): Compared {
  const known = compared.get(id) ?? { id, label, now: { ...NO_FIGURES }, usual: { ...NO_FIGURES } };
  compared.set(id, known);
  return known;
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

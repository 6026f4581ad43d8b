import type { UsageSeries } from "@/lib/client/usage";
import { MEASURES, type Measure, type MeasureId, readMeasure, TOKEN_CLASSES } from "./measures";
import { COLORS, colorOf } from "./prepare-colors";

export type StackedRow = {
  at: string;
  total: number;
  /** One for each series; null where there is nothing to say. */
  values: readonly (number | null)[];
  /** The compared period's total at the same place. */
  compared?: { at: string; value: number } | null;
};
export type StackedSeries = {
  /** By spend in the range, largest first; what is left over comes last. */
  series: { id: string; label: string; color: string; total: number }[];
  rows: StackedRow[];
  total: number;
};

type StackOptions = {
  colors: ReadonlyMap<string, string>;
  hidden: ReadonlySet<string>;
  /** Every bucket is the sum up to its end. */
  cumulative?: boolean;
};

const NO_AMOUNT = { of: 0, per: 0 };
type Amount = typeof NO_AMOUNT;

const toValue = ({ of, per }: Amount, isRate: boolean) => (isRate ? (per === 0 ? 0 : of / per) : of);
const add = (a: Amount, b: Amount): Amount => ({ of: a.of + b.of, per: a.per + b.per });

/** Turns the wire's series into rows to stack. Hidden series keep their colour and their place in the legend. */
export function prepareStackedSeries(
  data: UsageSeries,
  id: MeasureId,
  { colors, hidden, cumulative = false }: StackOptions,
): StackedSeries {
  const measure: Measure = MEASURES[id];
  const isRate = measure.per !== undefined;
  const groups = [...data.groups].sort((a, b) => Number(a.id === "other") - Number(b.id === "other"));
  const running = groups.map(() => NO_AMOUNT);
  const visible = groups.map((group) => !hidden.has(group.id));
  const rows = data.buckets.map((at, bucket): StackedRow => {
    const amounts = groups.map((group, index) => {
      const sums = group.points[bucket]!;
      const amount = { of: measure.of(sums), per: measure.per?.(sums) ?? 0 };
      if (!cumulative) return amount;
      running[index] = add(running[index]!, amount);
      return running[index]!;
    });
    const total = amounts.filter((_, index) => visible[index]).reduce(add, NO_AMOUNT);
    return {
      at,
      values: amounts.map((amount, index) => (visible[index] ? toValue(amount, isRate) : 0)),
      total: toValue(total, isRate),
    };
  });
  const all = groups
    .filter((_, index) => visible[index])
    .map(({ totals }) => ({ of: measure.of(totals), per: measure.per?.(totals) ?? 0 }))
    .reduce(add, NO_AMOUNT);
  const series = groups.map((group) => ({
    id: group.id,
    label: group.label,
    color: colorOf(colors, group.id),
    total: readMeasure(id, group.totals),
  }));
  return { series, rows, total: toValue(all, isRate) };
}

/** The classes of tokens as series, of a read without groups. */
export function prepareTokenClasses(data: UsageSeries, options: Omit<StackOptions, "colors">): StackedSeries {
  const [all] = data.groups;
  const parts = TOKEN_CLASSES.map((id) =>
    prepareStackedSeries(data, id, {
      ...options,
      hidden: options.hidden.has(id) ? new Set(["all"]) : new Set(),
      colors: new Map(),
    }),
  );
  return {
    series: TOKEN_CLASSES.map((id, index) => ({
      id,
      label: MEASURES[id].label,
      color: COLORS[index]!,
      total: all ? readMeasure(id, all.totals) : 0,
    })),
    rows: data.buckets.map((at, bucket) => ({
      at,
      values: parts.map((part) => part.rows[bucket]!.total),
      total: parts.reduce((sum, part) => sum + part.rows[bucket]!.total, 0),
    })),
    total: parts.reduce((sum, part) => sum + part.total, 0),
  };
}

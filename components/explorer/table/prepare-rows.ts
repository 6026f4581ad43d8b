import type { UsageBreakdown } from "@/lib/client/usage";
import type { UsageDimension } from "@/lib/contract/usage-dimensions";
import { divideRounded } from "@/lib/core/money";
import { type MeasureId, readMeasure } from "../../charts/measures";
import { formatChange } from "../../ui/data/number-format";
import type { Family } from "../explorer-measures";
import { valueLabel } from "../filters/prepare-filters";

type Item = UsageBreakdown["items"][number];

export type BreakdownRow = {
  id: string;
  label: string;
  current: Item["current"];
  previous: Item["previous"];
  /** Of the measure that the table is about. */
  value: number;
  share: number;
  /** Null without calls. */
  costPerCallNanos: bigint | null;
  change: Change | null;
};

export type Change = {
  /** Signed; how far the measure moved. */
  delta: number;
  /** `+12%`; `new` and `gone` when only one of the ranges had it. */
  text: string;
};

/** What the table is about, as a number: sums, and for latency the average, whose share means nothing. */
function readFamily(family: Family, sums: Item["current"]): number {
  return family === "latency" ? (sums.latencyMsAvg ?? 0) : readMeasure(family as MeasureId, sums);
}

export function prepareRows(
  data: UsageBreakdown,
  family: Family,
  groupBy: UsageDimension,
  isCompared: boolean,
): BreakdownRow[] {
  const total = readFamily(family, data.totals.current);
  return data.items.map((item) => {
    const value = readFamily(family, item.current);
    return {
      ...item,
      label: valueLabel(groupBy, item.id, item.label),
      value,
      share: total > 0 ? value / total : 0,
      costPerCallNanos: perCall(item.current.costNanos, item.current.calls),
      change: isCompared ? prepareChange(value, readFamily(family, item.previous)) : null,
    };
  });
}

function perCall(costNanos: string, calls: number): bigint | null {
  return calls > 0 ? divideRounded(BigInt(costNanos), BigInt(calls)) : null;
}

export function prepareChange(current: number, previous: number): Change {
  const delta = current - previous;
  if (previous === 0) return { delta, text: current === 0 ? "–" : "new" };
  return { delta, text: current === 0 ? "gone" : (formatChange(current, previous) ?? "–") };
}

type UnitCost = {
  groups: number;
  costPerGroupNanos: bigint;
  callsPerGroup: number;
  costPerCallNanos: bigint;
};

/** What one conversation or batch job cost on average, over those in sight; calls that belong to none do not count. */
export function prepareUnitCost(items: readonly Item[]): UnitCost | null {
  const units = items.filter(({ id, current }) => id !== "" && current.calls > 0);
  const calls = units.reduce((sum, { current }) => sum + current.calls, 0);
  if (calls === 0) return null;
  const cost = units.reduce((sum, { current }) => sum + BigInt(current.costNanos), 0n);
  return {
    groups: units.length,
    costPerGroupNanos: divideRounded(cost, BigInt(units.length)),
    callsPerGroup: calls / units.length,
    costPerCallNanos: divideRounded(cost, BigInt(calls)),
  };
}

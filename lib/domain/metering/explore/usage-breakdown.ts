import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { usageBreakdownEndpoint } from "@/lib/contract/usage";
import { type Range, rangeBefore, wholeQuarters } from "./range";
import { readSums } from "./read-sums";
import { addSums, noSums, type Sums, withAverages } from "./sums";
import type { SumsRow } from "./sums-query";

type Input = InputOf<typeof usageBreakdownEndpoint>;
type Group = { id: string; label: string; current: Sums; previous: Sums };

/** The values of a dimension in a range beside the range before; a value that only one of them had is there with zeros. */
export async function getUsageBreakdown(ctx: Ctx, input: Input) {
  requirePermission(ctx, "usage.read");
  const range = wholeQuarters(input);
  const before = rangeBefore(range, input.previousFrom, input.previousTo);
  const read = ({ from, to }: Range) =>
    readSums({ orgId: ctx.orgId, from, to, zone: "UTC", filter: input.filter, groupBy: input.groupBy });
  const [current, previous] = await Promise.all([read(range), read(before)]);
  const groups = mergeGroups(current, previous);
  groups.sort(ORDERS[input.orderBy]);
  return {
    previousFrom: before.from,
    previousTo: before.to,
    totals: { current: withAverages(total(current)), previous: withAverages(total(previous)) },
    groupCount: groups.length,
    items: groups.slice(0, input.limit).map((group) => ({
      ...group,
      current: withAverages(group.current),
      previous: withAverages(group.previous),
    })),
  };
}

function mergeGroups(current: SumsRow[], previous: SumsRow[]): Group[] {
  const groups = new Map<string, Group>();
  const add = (side: "current" | "previous", { id, label, bucket: _, ...sums }: SumsRow) => {
    const group = groups.get(id) ?? { id, label, current: noSums(), previous: noSums() };
    groups.set(id, group);
    addSums(group[side], sums);
  };
  for (const row of current) add("current", row);
  for (const row of previous) add("previous", row);
  return [...groups.values()];
}

function total(rows: SumsRow[]): Sums {
  const all = noSums();
  for (const row of rows) addSums(all, row);
  return all;
}

/** Largest first; equals by spend now, then before, then by id, so that an order never flickers. */
function largestBy(of: (group: Group) => bigint) {
  const measures = [
    of,
    (group: Group) => group.current.costNanos,
    (group: Group) => group.previous.costNanos,
    (group: Group) => group.current.calls,
  ];
  return (a: Group, b: Group) => {
    for (const measure of measures) {
      const [x, y] = [measure(a), measure(b)];
      if (x !== y) return x > y ? -1 : 1;
    }
    return a.id < b.id ? -1 : 1;
  };
}

const ORDERS: Record<Input["orderBy"], (a: Group, b: Group) => number> = {
  spend: largestBy(({ current }) => current.costNanos),
  calls: largestBy(({ current }) => current.calls),
  tokens: largestBy(({ current }) => current.inputTokens + current.outputTokens),
  errors: largestBy(({ current }) => current.errors),
  change: largestBy(({ current, previous }) => absolute(current.costNanos - previous.costNanos)),
};

function absolute(nanos: bigint): bigint {
  return nanos < 0n ? -nanos : nanos;
}

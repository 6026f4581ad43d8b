import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { usageSeriesEndpoint } from "@/lib/contract/usage";
import { listBucketStarts, requireFewBuckets } from "./bucket-starts";
import { wholeQuarters } from "./range";
import { readRankedSums } from "./read-sums";
import { addSums, noSums, type Sums } from "./sums";
import type { RankedRow } from "./sums-query";

type Group = { id: string; label: string; isRest: boolean; totals: Sums; points: Sums[] };

/** Everything below the largest groups. */
const REST = { id: "other", label: "Other" };

type Input = InputOf<typeof usageSeriesEndpoint>;

/** Spend, calls and tokens in the buckets of a time zone, by group. Empty buckets are there too. */
export async function getUsageSeries(ctx: Ctx, input: Input) {
  requirePermission(ctx, "usage.read");
  return readUsageSeries(ctx.orgId, input);
}

/** The same of any organization: who calls it has asked for the right. */
export async function readUsageSeries(orgId: string, input: Input) {
  const { bucket, zone, groupBy, top, filter } = input;
  const range = wholeQuarters(input, bucket);
  requireFewBuckets(bucket, range);
  const [buckets, rows] = await Promise.all([
    listBucketStarts(bucket, range, zone),
    readRankedSums({ orgId, ...range, zone, bucket, groupBy, filter }, top),
  ]);
  return { bucket, zone, buckets, groups: groupSeries(rows, buckets) };
}

/** Rows as groups with a point for each bucket, the largest first and what is not apart as one at the end. */
export function groupSeries(rows: RankedRow[], buckets: Date[]) {
  return toGroups(rows, buckets)
    .sort(largestFirst)
    .map(({ isRest: _, ...group }) => group);
}

function toGroups(rows: RankedRow[], buckets: Date[]): Group[] {
  const places = new Map(buckets.map((start, i) => [start.getTime(), i]));
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const { bucket, id, label, isRest } = row;
    const key = `${isRest} ${id}`;
    const name = isRest ? REST : { id, label };
    const group = groups.get(key) ?? { ...name, isRest, totals: noSums(), points: buckets.map(noSums) };
    groups.set(key, group);
    addSums(group.points[places.get(bucket!.getTime())!]!, row);
    addSums(group.totals, row);
  }
  return [...groups.values()];
}

/** The largest first, as `topGroups` ranks them. */
export function bySpend(a: Pick<Group, "id" | "totals">, b: Pick<Group, "id" | "totals">): number {
  return (
    Number(b.totals.costNanos - a.totals.costNanos) ||
    Number(b.totals.calls - a.totals.calls) ||
    (a.id < b.id ? -1 : 1)
  );
}

/** The rest comes last however much it is. */
function largestFirst(a: Group, b: Group): number {
  return Number(a.isRest) - Number(b.isRest) || bySpend(a, b);
}

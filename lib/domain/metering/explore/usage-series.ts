import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { usageSeriesEndpoint } from "@/lib/contract/usage";
import { listBucketStarts, requireFewBuckets } from "./bucket-starts";
import { wholeQuarters } from "./range";
import { readSums, type SumsRow } from "./read-sums";
import { addSums, noSums, type Sums } from "./sums";

type Group = { id: string; label: string; totals: Sums; points: Sums[] };

/** Everything below the largest groups. */
const OTHER = "other";

/** Spend, calls and tokens in the buckets of a time zone, by group. Empty buckets are there too. */
export async function getUsageSeries(ctx: Ctx, input: InputOf<typeof usageSeriesEndpoint>) {
  requirePermission(ctx, "usage.read");
  const { bucket, zone, groupBy, top, filter } = input;
  const range = wholeQuarters(input, bucket);
  requireFewBuckets(bucket, range);
  const [buckets, rows] = await Promise.all([
    listBucketStarts(bucket, range, zone),
    readSums({ orgId: ctx.orgId, ...range, zone, bucket, groupBy, filter }),
  ]);
  return { bucket, zone, buckets, groups: largestFirst(toGroups(rows, buckets), top) };
}

function toGroups(rows: SumsRow[], buckets: Date[]): Group[] {
  const places = new Map(buckets.map((start, i) => [start.getTime(), i]));
  const groups = new Map<string, Group>();
  for (const { bucket, id, label, ...sums } of rows) {
    const group = groups.get(id) ?? { id, label, totals: noSums(), points: buckets.map(noSums) };
    groups.set(id, group);
    addSums(group.points[places.get(bucket!.getTime())!]!, sums);
    addSums(group.totals, sums);
  }
  return [...groups.values()];
}

/** The `top` groups by spend, and the rest as one. */
function largestFirst(groups: Group[], top: number): Group[] {
  groups.sort(
    (a, b) =>
      Number(b.totals.costNanos - a.totals.costNanos) ||
      Number(b.totals.calls - a.totals.calls) ||
      (a.id < b.id ? -1 : 1),
  );
  const rest = groups.splice(top);
  if (rest.length > 0)
    groups.push(rest.reduce(mergeInto, { ...emptyLike(rest[0]!), id: OTHER, label: "Other" }));
  return groups;
}

function emptyLike({ points }: Group): Omit<Group, "id" | "label"> {
  return { totals: noSums(), points: points.map(noSums) };
}

function mergeInto(all: Group, group: Group): Group {
  addSums(all.totals, group.totals);
  for (const [i, point] of group.points.entries()) addSums(all.points[i]!, point);
  return all;
}

import type { QueryOf } from "@/lib/contract/endpoint";
import type { usageSeriesEndpoint, usageSummaryEndpoint } from "@/lib/contract/usage";
import type { UsageRange } from "./range";

/** What the first page shows; the explorer has the rest. */
export const METRICS = ["spend", "calls", "tokens"] as const;
export type Metric = (typeof METRICS)[number];

export const GROUPINGS = ["model", "key", "project"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** How many series a chart can tell apart; the rest is one. */
const SERIES_MAX = 7;
export const LATEST_CALLS = { limit: "12" };

const TOP_MAX = 5;

type SeriesQuery = QueryOf<typeof usageSeriesEndpoint> & { filter: string[] };
type Choice = { range: UsageRange; by: Grouping; projectId: string | null };

/** The arguments of the dashboard's reads: the same on the server, which prefetches, as in the browser. */
export function dashboardReads({ range, by, projectId }: Choice): {
  series: SeriesQuery;
  summary: QueryOf<typeof usageSummaryEndpoint>;
  topModels: SeriesQuery;
  topKeys: SeriesQuery;
} {
  const { from, to, bucket, zone } = range;
  const filter = projectId ? [`project:${projectId}`] : [];
  const top = { from, to, zone, bucket: "month" as const, top: TOP_MAX, filter };
  return {
    series: { from, to, bucket, zone, groupBy: by, top: SERIES_MAX, filter },
    summary: { from, to, filter },
    topModels: { ...top, groupBy: "model" },
    topKeys: { ...top, groupBy: "key" },
  };
}

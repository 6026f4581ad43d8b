import type { QueryOf } from "@/lib/contract/endpoint";
import type { usageBreakdownEndpoint, usageLatencyEndpoint, usageSeriesEndpoint } from "@/lib/contract/usage";
import type { UsageDimension } from "@/lib/contract/usage-dimensions";
import { type Family, familyOf, isLatency } from "./explorer-measures";
import type { ExplorerState } from "./explorer-params";
import { readFilters, writeFilters } from "./filters/prepare-filters";
import { comparedRange } from "./range/prepare-compare";
import { type ExplorerRange, resolveRange } from "./range/prepare-range";

/** As many as there are colours; the rest is one. */
const SERIES_MAX = 10;
/** What is looked at first; each row is read, sent, and made alive before the page answers. */
export const ROWS_MAX = 20;
export const ALL_ROWS_MAX = 1_000;

const ORDERS: Record<Family, "spend" | "calls" | "tokens" | "errors"> = {
  spend: "spend",
  calls: "calls",
  tokens: "tokens",
  saved: "spend",
  errors: "errors",
  latency: "calls",
};

export type ExplorerReads = {
  range: ExplorerRange;
  /** The range and its filters, without groups. */
  over: QueryOf<typeof usageLatencyEndpoint>;
  /** Also behind percentiles: the small lines of the other readings. */
  series: QueryOf<typeof usageSeriesEndpoint>;
  compared: QueryOf<typeof usageSeriesEndpoint> | null;
  latency: QueryOf<typeof usageLatencyEndpoint> | null;
  breakdown: QueryOf<typeof usageBreakdownEndpoint>;
  /** The dimension of the chart's series; undefined when nothing is grouped. */
  groupBy: UsageDimension | undefined;
  /** The dimension of the table's rows. */
  rowsBy: UsageDimension;
};

/** The arguments of the page's reads: the same on the server, which prefetches, as in the browser. */
export function explorerReads(
  state: ExplorerState,
  zone: string,
  nowMs: number,
  limit: number = ROWS_MAX,
): ExplorerReads {
  const range = resolveRange(state, zone, nowMs);
  const { from, to, bucket } = range;
  const filter = writeFilters(readFilters(state.filter));
  const over = { from, to, bucket, zone, filter };
  const before = comparedRange(range, state.compare);
  const rowsBy = state.by === "none" ? "model" : state.by;
  const isOfSums = !isLatency(state.measure);
  const groupBy = isOfSums && state.by !== "none" && state.measure !== "classes" ? state.by : undefined;
  return {
    range,
    groupBy,
    rowsBy,
    over,
    series: { ...over, ...(groupBy && { groupBy, top: SERIES_MAX }) },
    compared: isOfSums && before ? { ...over, ...before } : null,
    latency: isOfSums ? null : over,
    breakdown: {
      from,
      to,
      filter,
      groupBy: rowsBy,
      ...(before && { previousFrom: before.from, previousTo: before.to }),
      orderBy: state.order === "movers" ? "change" : ORDERS[familyOf(state.measure)],
      limit,
    },
  };
}

"use client";

import { useQueries, useQuery } from "@tanstack/react-query";
import { creditQuery } from "@/lib/client/credits";
import { budgetsQuery } from "@/lib/client/limits";
import { usageBreakdownQuery, usageLatencyQuery, usageSeriesQuery } from "@/lib/client/usage";
import type { UsageFilter } from "@/lib/contract/usage-dimensions";
import { useHeldOrder } from "../charts/use-held-order";
import type { ExplorerReads } from "./explorer-reads";
import { valueLabel } from "./filters/prepare-filters";

/** All that the page reads; what it does not show is not read. */
export function useExplorerData(orgId: string, reads: ExplorerReads, withLimits: boolean) {
  const { series, compared, latency, breakdown } = reads;
  return {
    series: useQuery(usageSeriesQuery(orgId, series)),
    compared: useQuery({
      ...usageSeriesQuery(orgId, compared ?? series),
      enabled: compared !== null,
    }),
    latency: useQuery({ ...usageLatencyQuery(orgId, latency ?? reads.over), enabled: latency !== null }),
    breakdown: useQuery(usageBreakdownQuery(orgId, breakdown)),
    budgets: useQuery({ ...budgetsQuery(orgId), enabled: withLimits }),
    credit: useQuery({ ...creditQuery(orgId), enabled: withLimits }),
  };
}

type ExplorerData = ReturnType<typeof useExplorerData>;

/** The groups in the order that they had when this view was first drawn; a picture of before keeps its own until it goes. */
export function useHeldData({ series, breakdown }: ExplorerData, reads: ExplorerReads) {
  const groups = useHeldOrder(
    series.data?.groups,
    `${JSON.stringify(reads.series)} ${series.isPlaceholderData}`,
  );
  const items = useHeldOrder(
    breakdown.data?.items,
    `${JSON.stringify(reads.breakdown)} ${breakdown.isPlaceholderData}`,
  );
  return {
    series: series.data && { ...series.data, groups: groups! },
    breakdown: breakdown.data && { ...breakdown.data, items: items! },
  };
}

/** Ids that people know by a name. */
const NAMED = new Set(["project", "key", "provider"]);
const NAMES_MAX = 50;

/** Names for the values that are filtered by, from the range itself. */
export function useFilterNames(orgId: string, { range }: ExplorerReads, filters: readonly UsageFilter[]) {
  const named = filters.filter(({ dimension }) => NAMED.has(dimension));
  const { from, to } = range;
  const answers = useQueries({
    queries: named.map(({ dimension, values }) =>
      usageBreakdownQuery(orgId, {
        from,
        to,
        groupBy: dimension,
        filter: values.map((value) => `${dimension}:${value}`),
        limit: NAMES_MAX,
      }),
    ),
  });
  const names = new Map(
    answers.flatMap(({ data }) => data?.items.map(({ id, label }) => [id, label] as const) ?? []),
  );
  return ({ dimension }: UsageFilter, value: string) =>
    valueLabel(dimension, value, names.get(value) ?? value);
}

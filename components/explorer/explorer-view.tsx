"use client";

import { useQuery } from "@tanstack/react-query";
import { ChartColumn } from "lucide-react";
import { useState } from "react";
import { onboardingQuery } from "@/lib/client/playground";
import { usdNumber } from "@/lib/core/money";
import { useSeriesChoice } from "../charts/use-series-choice";
import { useQuarterNow, useViewerZone } from "../dashboard/use-viewer-clock";
import { LiveMeters } from "../live/live-meters";
import { ButtonLink } from "../ui/actions/button-link";
import { EmptyState } from "../ui/feedback/empty-state";
import { PageHeader } from "../ui/page/page-header";
import { Panel } from "../ui/page/panel";
import { ChartControls } from "./chart/chart-controls";
import { ExplorerChart } from "./chart/explorer-chart";
import { prepareLimits } from "./chart/prepare-limits";
import { DownloadMenu } from "./download-menu";
import { familyOf, isLatency } from "./explorer-measures";
import { ALL_ROWS_MAX, explorerReads, ROWS_MAX } from "./explorer-reads";
import { ExplorerToolbar } from "./explorer-toolbar";
import { FilterBar } from "./filters/filter-bar";
import { callsHref } from "./filters/prepare-calls-href";
import { LiveSums } from "./live-sums";
import { MeasureTiles } from "./measure-tiles";
import { describeCompare, nameCompareShort } from "./range/prepare-compare";
import { pickZone } from "./range/prepare-zone";
import { BreakdownTable } from "./table/breakdown-table";
import { useExplorerData, useFilterNames, useHeldData } from "./use-explorer-data";
import { useExplorerState } from "./use-explorer-state";
import { ViewsMenu } from "./views/views-menu";

type ExplorerViewProps = {
  orgId: string;
  orgSlug: string;
  zone: string;
  nowMs: number;
  canReadCalls: boolean;
};

/** Usage and spend from every side; before the first call, the way to it. */
export function ExplorerView(props: ExplorerViewProps) {
  const { data } = useQuery(onboardingQuery(props.orgId));
  if (data && !data.hasCall) return <NoUsage {...props} />;
  return <Explorer {...props} />;
}

function NoUsage({ orgId, orgSlug }: ExplorerViewProps) {
  return (
    <>
      <LiveSums orgId={orgId} />
      <PageHeader title="Usage" />
      <Panel>
        <EmptyState
          icon={ChartColumn}
          title="No usage yet"
          action={
            <ButtonLink href={`/${orgSlug}/get-started`} variant="primary">
              Make the first call
            </ButtonLink>
          }
        >
          Every call shows here within a second: what it cost, which key, model and user it was for, how long
          it took.
        </EmptyState>
      </Panel>
    </>
  );
}

function Explorer({ orgId, orgSlug, canReadCalls, ...server }: ExplorerViewProps) {
  const explorer = useExplorerState();
  const { state, filters, set } = explorer;
  const [limit, setLimit] = useState(ROWS_MAX);
  const [paused, setPaused] = useState(false);
  const nowMs = useQuarterNow(server.nowMs);
  const viewerZone = useViewerZone(server.zone);
  const reads = explorerReads(state, pickZone(state.zone, viewerZone), nowMs, limit);
  const { range, rowsBy } = reads;
  const isCumulativeSpend = state.measure === "spend" && state.chart === "cumulative";
  const data = useExplorerData(orgId, reads, isCumulativeSpend);
  const nameOf = useFilterNames(orgId, reads, filters);
  const { series, breakdown } = useHeldData(data, reads);
  const colors = useSeriesChoice(series?.groups.map((group) => group.id) ?? [], rowsBy);
  const main = isLatency(state.measure) ? data.latency : data.series;
  const against = reads.breakdown.previousFrom ? describeCompare(state.compare) : null;
  const totals = breakdown?.totals;
  const limits = isCumulativeSpend
    ? prepareLimits({
        budgets: data.budgets.data?.items ?? [],
        credit: data.credit.data,
        filters,
        range,
        spentUsd: usdNumber(totals?.current.costNanos ?? "0"),
        nowMs,
      })
    : [];

  return (
    <>
      <PageHeader
        title="Usage"
        actions={
          <>
            <ViewsMenu orgId={orgId} query={explorer.query} onOpen={explorer.open} />
            <DownloadMenu orgId={orgId} reads={reads} />
          </>
        }
      />
      {!paused && <LiveSums orgId={orgId} />}
      <LiveMeters orgId={orgId} onPaused={setPaused} />
      <ExplorerToolbar
        explorer={explorer}
        range={range}
        viewerZone={viewerZone}
        filterBar={
          <FilterBar
            orgId={orgId}
            range={range}
            filters={filters}
            nameOf={nameOf}
            onChange={explorer.setFilters}
          />
        }
      />
      <MeasureTiles
        measure={state.measure}
        totals={totals}
        failed={!totals && data.breakdown.isError}
        series={series}
        against={against && nameCompareShort(state.compare)}
        onMeasure={(measure) => set({ measure })}
      />
      <ExplorerChart
        measure={state.measure}
        chart={state.chart}
        groupBy={reads.groupBy}
        range={range}
        series={series}
        compared={reads.compared ? data.compared.data : undefined}
        latency={data.latency.data}
        limits={limits}
        colors={colors}
        against={against}
        readAtMs={main.dataUpdatedAt}
        busy={main.isPlaceholderData}
        error={main.data ? null : main.error}
        onRetry={main.refetch}
        onFilter={(id) => explorer.setOnly(rowsBy, id)}
        onZoom={explorer.zoomIn}
        onZoomOut={explorer.zoomOut}
        controls={
          <ChartControls
            measure={state.measure}
            chart={state.chart}
            onMeasure={(measure) => set({ measure })}
            onChart={(chart) => set({ chart })}
          />
        }
      />
      <BreakdownTable
        data={breakdown}
        family={familyOf(state.measure)}
        groupBy={rowsBy}
        colors={colors.colors}
        isCompared={against !== null}
        order={state.order}
        onOrder={(order) => set({ order })}
        onFilter={(id) => explorer.setOnly(rowsBy, id)}
        callsHref={canReadCalls ? (id) => callsHref(orgSlug, filters, rowsBy, id, range) : null}
        onShowAll={() => setLimit(ALL_ROWS_MAX)}
        busy={data.breakdown.isPlaceholderData}
        error={data.breakdown.error}
        onRetry={data.breakdown.refetch}
      />
    </>
  );
}

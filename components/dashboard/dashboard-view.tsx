"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { creditQuery } from "@/lib/client/credits";
import { onboardingQuery } from "@/lib/client/playground";
import { projectsQuery } from "@/lib/client/projects";
import { usageSeriesQuery, usageSummaryQuery } from "@/lib/client/usage";
import { BudgetStrip } from "../alerts/budget-strip";
import { AnomalyStrip } from "../anomalies/anomaly-strip";
import { explorerHref } from "../explorer/explorer-params";
import { ForecastCard } from "../forecast/forecast-card";
import { ButtonLink } from "../ui/actions/button-link";
import { Segmented } from "../ui/actions/segmented";
import { Notice } from "../ui/feedback/notice";
import { Select } from "../ui/forms/select";
import { PageHeader } from "../ui/page/page-header";
import { dashboardParams } from "./dashboard-params";
import { dashboardReads, type Grouping } from "./dashboard-reads";
import { LatestCalls } from "./latest-calls";
import { RANGES, usageRange } from "./range";
import { StatTiles } from "./stat-tiles";
import { TopList } from "./top-list";
import { UsageChart } from "./usage-chart";
import { useQuarterNow, useViewerZone } from "./use-viewer-clock";

type DashboardViewProps = {
  orgId: string;
  orgSlug: string;
  zone: string;
  nowMs: number;
  canReadCalls: boolean;
};

const RANGE_OPTIONS = RANGES.map((value) => ({ value, label: value }));
const ALL = "all";

export function DashboardView({ orgId, orgSlug, canReadCalls, ...server }: DashboardViewProps) {
  const [{ range: preset, metric, by, project }, setParams] = useQueryStates(dashboardParams);
  const zone = useViewerZone(server.zone);
  const range = usageRange(preset, zone, useQuarterNow(server.nowMs));
  const reads = dashboardReads({ range, by, projectId: project });
  const series = useQuery(usageSeriesQuery(orgId, reads.series));
  const summary = useQuery(usageSummaryQuery(orgId, reads.summary));
  const credit = useQuery(creditQuery(orgId));
  const projects = useQuery(projectsQuery(orgId)).data?.items ?? [];

  const shown = { range: preset, filter: reads.series.filter };
  const moreHref = (dimension: Grouping) => explorerHref(orgSlug, { ...shown, by: dimension });

  return (
    <>
      <PageHeader
        title="Dashboard"
        actions={
          <>
            {projects.length > 1 && (
              <Select
                aria-label="Project"
                value={project ?? ALL}
                options={[
                  { value: ALL, label: "All projects" },
                  ...projects.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onChange={(value) => void setParams({ project: value === ALL ? null : value })}
                className="w-40"
              />
            )}
            <Segmented
              label="Range"
              value={preset}
              options={RANGE_OPTIONS}
              onChange={(value) => void setParams({ range: value })}
            />
          </>
        }
      />
      <FirstSteps orgId={orgId} orgSlug={orgSlug} />
      <div className="not-empty:mb-4">
        <AnomalyStrip orgId={orgId} orgSlug={orgSlug} />
      </div>
      <StatTiles
        days={range.days}
        summary={summary.data}
        failed={summary.isError}
        series={series.data}
        credit={credit.data}
      />
      <UsageChart
        data={series.data}
        days={range.days}
        metric={metric}
        by={by}
        onMetric={(value) => void setParams({ metric: value })}
        onGrouping={(value) => void setParams({ by: value })}
        busy={series.isPlaceholderData}
        error={series.data ? null : series.error}
        onRetry={series.refetch}
        to={range.to}
        exploreHref={(stretch) =>
          explorerHref(orgSlug, {
            measure: metric,
            by,
            ...shown,
            ...(stretch && { ...stretch, range: "custom" }),
          })
        }
      />
      <div className="not-empty:mt-4">
        <BudgetStrip orgId={orgId} orgSlug={orgSlug} />
      </div>
      <div className="my-4 grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        <ForecastCard orgId={orgId} orgSlug={orgSlug} />
        <TopList orgId={orgId} title="Top models" query={reads.topModels} moreHref={moreHref("model")} />
        <TopList orgId={orgId} title="Top keys" query={reads.topKeys} moreHref={moreHref("key")} />
      </div>
      {canReadCalls && <LatestCalls orgId={orgId} orgSlug={orgSlug} />}
    </>
  );
}

function FirstSteps({ orgId, orgSlug }: { orgId: string; orgSlug: string }) {
  const { data } = useQuery(onboardingQuery(orgId));
  if (!data || data.hasCall) return null;
  return (
    <Notice
      className="mb-4 items-center!"
      action={
        <ButtonLink href={`/${orgSlug}/get-started`} size="sm" variant="primary">
          Get started
        </ButtonLink>
      }
    >
      {data.hasKey
        ? "You have a key. Make the first call, and this page comes alive."
        : "From a key to the first answered call takes a minute. This page fills as calls finish."}
    </Notice>
  );
}

import type { Metadata } from "next";
import { cookies } from "next/headers";
import { loadDashboardParams } from "@/components/dashboard/dashboard-params";
import { dashboardReads, LATEST_CALLS } from "@/components/dashboard/dashboard-reads";
import { DashboardView } from "@/components/dashboard/dashboard-view";
import { usageRange } from "@/components/dashboard/range";
import { readZone, ZONE_COOKIE } from "@/components/dashboard/zone-cookie";
import { can } from "@/lib/access";
import { Hydrated } from "@/lib/client/hydrated";
import { listAnomaliesEndpoint } from "@/lib/contract/anomalies";
import { listCallsEndpoint } from "@/lib/contract/calls";
import { getCreditEndpoint } from "@/lib/contract/credits";
import { getForecastPathEndpoint, listRunOutsEndpoint } from "@/lib/contract/forecasts";
import { listBudgetsEndpoint } from "@/lib/contract/limits";
import { getOnboardingEndpoint } from "@/lib/contract/playground";
import { listProjectsEndpoint } from "@/lib/contract/projects";
import { usageSeriesEndpoint, usageSummaryEndpoint } from "@/lib/contract/usage";
import { listAnomalies } from "@/lib/domain/anomalies";
import { getForecastPath, listRunOuts } from "@/lib/domain/forecasts";
import { getCredit } from "@/lib/domain/ledger";
import { listBudgets } from "@/lib/domain/limits";
import { getUsageSeries, getUsageSummary, listCalls } from "@/lib/domain/metering";
import { getOnboarding } from "@/lib/domain/playground";
import { listProjects } from "@/lib/domain/projects";
import { load, requireOrg } from "@/lib/web/page";

/** As the strip of anomalies reads them. */
const OPEN_ANOMALIES = { status: "open", limit: 3 } as const;

export const metadata: Metadata = { title: "Dashboard" };

export default async function DashboardPage({ params, searchParams }: PageProps<"/[org]">) {
  const { ctx, org, role } = await requireOrg((await params).org);
  const { range, by, project } = await loadDashboardParams(searchParams);
  const zone = readZone((await cookies()).get(ZONE_COOKIE)?.value);
  const nowMs = ctx.now.getTime();
  const queries = dashboardReads({ range: usageRange(range, zone, nowMs), by, projectId: project });
  const path = { orgId: org.id };
  const canReadCalls = can(role, "requests.read");
  const reads = await Promise.all([
    load(ctx, usageSeriesEndpoint, getUsageSeries, { params: path, query: queries.series }),
    load(ctx, usageSummaryEndpoint, getUsageSummary, { params: path, query: queries.summary }),
    load(ctx, getCreditEndpoint, getCredit, { params: path }),
    load(ctx, getOnboardingEndpoint, getOnboarding, { params: path }),
    load(ctx, listProjectsEndpoint, listProjects, { params: path, query: {} }),
    load(ctx, usageSeriesEndpoint, getUsageSeries, { params: path, query: queries.topModels }),
    load(ctx, usageSeriesEndpoint, getUsageSeries, { params: path, query: queries.topKeys }),
    load(ctx, listAnomaliesEndpoint, listAnomalies, { params: path, query: OPEN_ANOMALIES }),
    load(ctx, listBudgetsEndpoint, listBudgets, { params: path }),
    load(ctx, listRunOutsEndpoint, listRunOuts, { params: path }),
    load(ctx, getForecastPathEndpoint, getForecastPath, { params: path, query: { scopeType: "org" } }),
    ...(canReadCalls ? [load(ctx, listCallsEndpoint, listCalls, { params: path, query: LATEST_CALLS })] : []),
  ]);
  return (
    <Hydrated reads={reads}>
      <DashboardView
        orgId={org.id}
        orgSlug={org.slug}
        zone={zone}
        nowMs={nowMs}
        canReadCalls={canReadCalls}
      />
    </Hydrated>
  );
}

import type { Metadata } from "next";
import { cookies } from "next/headers";
import { loadDashboardParams } from "@/components/dashboard/dashboard-params";
import { dashboardReads, LATEST_CALLS } from "@/components/dashboard/dashboard-reads";
import { DashboardView } from "@/components/dashboard/dashboard-view";
import { usageRange } from "@/components/dashboard/range";
import { readZone, ZONE_COOKIE } from "@/components/dashboard/zone-cookie";
import { can } from "@/lib/access";
import { Hydrated } from "@/lib/client/hydrated";
import { listCallsEndpoint } from "@/lib/contract/calls";
import { getCreditEndpoint } from "@/lib/contract/credits";
import { listProjectsEndpoint } from "@/lib/contract/projects";
import { usageSeriesEndpoint, usageSummaryEndpoint } from "@/lib/contract/usage";
import { getCredit } from "@/lib/domain/ledger";
import { getUsageSeries, getUsageSummary, listCalls } from "@/lib/domain/metering";
import { listProjects } from "@/lib/domain/projects";
import { load, requireOrg } from "@/lib/web/page";

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
    load(ctx, listProjectsEndpoint, listProjects, { params: path, query: {} }),
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

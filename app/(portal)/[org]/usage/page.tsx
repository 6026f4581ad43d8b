import type { Metadata } from "next";
import { cookies } from "next/headers";
import { readZone, ZONE_COOKIE } from "@/components/dashboard/zone-cookie";
import { loadExplorerParams } from "@/components/explorer/explorer-params";
import { explorerReads } from "@/components/explorer/explorer-reads";
import { ExplorerView } from "@/components/explorer/explorer-view";
import { pickZone } from "@/components/explorer/range/prepare-zone";
import { can } from "@/lib/access";
import { Hydrated } from "@/lib/client/hydrated";
import { getOnboardingEndpoint } from "@/lib/contract/playground";
import { usageBreakdownEndpoint, usageLatencyEndpoint, usageSeriesEndpoint } from "@/lib/contract/usage";
import { listViewsEndpoint } from "@/lib/contract/views";
import { getUsageBreakdown, getUsageLatency, getUsageSeries } from "@/lib/domain/metering";
import { getOnboarding } from "@/lib/domain/playground";
import { listViews } from "@/lib/domain/views";
import { load, requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Usage" };

export default async function UsagePage({ params, searchParams }: PageProps<"/[org]/usage">) {
  const { ctx, org, role } = await requireOrg((await params).org);
  const state = await loadExplorerParams(searchParams);
  const zone = readZone((await cookies()).get(ZONE_COOKIE)?.value);
  const nowMs = ctx.now.getTime();
  const { series, compared, latency, breakdown } = explorerReads(state, pickZone(state.zone, zone), nowMs);
  const path = { orgId: org.id };
  const reads = await Promise.all([
    load(ctx, usageSeriesEndpoint, getUsageSeries, { params: path, query: series }),
    load(ctx, usageBreakdownEndpoint, getUsageBreakdown, { params: path, query: breakdown }),
    load(ctx, listViewsEndpoint, listViews, { params: path }),
    load(ctx, getOnboardingEndpoint, getOnboarding, { params: path }),
    ...(compared ? [load(ctx, usageSeriesEndpoint, getUsageSeries, { params: path, query: compared })] : []),
    ...(latency ? [load(ctx, usageLatencyEndpoint, getUsageLatency, { params: path, query: latency })] : []),
  ]);
  return (
    <Hydrated reads={reads}>
      <ExplorerView
        orgId={org.id}
        orgSlug={org.slug}
        zone={zone}
        nowMs={nowMs}
        canReadCalls={can(role, "requests.read")}
      />
    </Hydrated>
  );
}

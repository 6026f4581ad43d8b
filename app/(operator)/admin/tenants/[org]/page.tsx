import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { loadTenantParams } from "@/components/admin/tenants/detail/tenant-params";
import { tenantUsageArgs } from "@/components/admin/tenants/detail/tenant-range";
import { TenantView } from "@/components/admin/tenants/detail/tenant-view";
import { Hydrated } from "@/lib/client/hydrated";
import { getPlanLimitsEndpoint } from "@/lib/contract/plan-limits";
import { getTenantEndpoint, tenantUsageEndpoint } from "@/lib/contract/tenants";
import { findTenantId, getTenant, getTenantUsage } from "@/lib/domain/installation";
import { getPlanLimits } from "@/lib/domain/limits";
import { load, requireOperatorPage } from "@/lib/web/page";

type Props = PageProps<"/admin/tenants/[org]">;

/** Tabs of several tenants are told apart. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).org} · Tenants` };
}

export default async function TenantPage({ params, searchParams }: Props) {
  const { ctx } = await requireOperatorPage();
  const tenantId = await findTenantId(ctx, (await params).org);
  if (!tenantId) notFound();
  const path = { params: { tenantId } };
  const nowMs = ctx.now.getTime();
  const query = tenantUsageArgs(await loadTenantParams(searchParams), nowMs);
  const reads = await Promise.all([
    load(ctx, getTenantEndpoint, getTenant, path),
    load(ctx, tenantUsageEndpoint, getTenantUsage, { ...path, query }),
    load(ctx, getPlanLimitsEndpoint, getPlanLimits, path),
  ]);
  return (
    <Hydrated reads={reads}>
      <TenantView tenantId={tenantId} nowMs={nowMs} />
    </Hydrated>
  );
}

import type { Metadata } from "next";
import { LimitsView } from "@/components/limits/limits-view";
import { Hydrated } from "@/lib/client/hydrated";
import { listBudgetsEndpoint } from "@/lib/contract/limits";
import { getRateLimitsEndpoint } from "@/lib/contract/rate-limits";
import { listBudgets } from "@/lib/domain/limits";
import { getRateLimits } from "@/lib/domain/orgs";
import { load, requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Spend caps" };

export default async function LimitsPage({ params }: PageProps<"/[org]/limits">) {
  const { ctx, org, role } = await requireOrg((await params).org);
  const args = { params: { orgId: org.id } };
  const reads = await Promise.all([
    load(ctx, listBudgetsEndpoint, listBudgets, args),
    load(ctx, getRateLimitsEndpoint, getRateLimits, args),
  ]);
  return (
    <Hydrated reads={reads}>
      <LimitsView org={{ id: org.id, name: org.name }} role={role} />
    </Hydrated>
  );
}

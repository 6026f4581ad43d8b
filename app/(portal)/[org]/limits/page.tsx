import type { Metadata } from "next";
import { LimitsView } from "@/components/limits/limits-view";
import { Hydrated } from "@/lib/client/hydrated";
import { listBudgetsEndpoint } from "@/lib/contract/limits";
import { listBudgets } from "@/lib/domain/limits";
import { load, requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Spend caps" };

export default async function LimitsPage({ params }: PageProps<"/[org]/limits">) {
  const { ctx, org, role } = await requireOrg((await params).org);
  const read = await load(ctx, listBudgetsEndpoint, listBudgets, { params: { orgId: org.id } });
  return (
    <Hydrated reads={[read]}>
      <LimitsView org={{ id: org.id, name: org.name }} role={role} />
    </Hydrated>
  );
}

import type { Metadata } from "next";
import { LimitsView } from "@/components/limits/limits-view";
import { Hydrated } from "@/lib/client/hydrated";
import { listChannelsEndpoint } from "@/lib/contract/alert-channels";
import { listAlertRulesEndpoint } from "@/lib/contract/alerts";
import { listBudgetsEndpoint } from "@/lib/contract/limits";
import { getRateLimitsEndpoint } from "@/lib/contract/rate-limits";
import { listAlertRules, listChannels } from "@/lib/domain/alerts";
import { listBudgets } from "@/lib/domain/limits";
import { getRateLimits } from "@/lib/domain/orgs";
import { load, requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Budgets and alerts" };

export default async function LimitsPage({ params }: PageProps<"/[org]/limits">) {
  const { ctx, org, role } = await requireOrg((await params).org);
  const args = { params: { orgId: org.id } };
  const reads = await Promise.all([
    load(ctx, listBudgetsEndpoint, listBudgets, args),
    load(ctx, getRateLimitsEndpoint, getRateLimits, args),
    load(ctx, listAlertRulesEndpoint, listAlertRules, args),
    load(ctx, listChannelsEndpoint, listChannels, args),
  ]);
  return (
    <Hydrated reads={reads}>
      <LimitsView org={{ id: org.id, name: org.name, slug: org.slug }} role={role} />
    </Hydrated>
  );
}

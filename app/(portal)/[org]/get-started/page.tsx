import type { Metadata } from "next";
import { GetStartedView } from "@/components/getting-started/get-started-view";
import { Hydrated } from "@/lib/client/hydrated";
import { listModelsEndpoint } from "@/lib/contract/models";
import { getOnboardingEndpoint } from "@/lib/contract/playground";
import { listModels } from "@/lib/domain/catalog";
import { getOnboarding } from "@/lib/domain/playground";
import { load, requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Get started" };

export default async function GetStartedPage({ params }: PageProps<"/[org]/get-started">) {
  const { ctx, org } = await requireOrg((await params).org);
  const inOrg = { params: { orgId: org.id } };
  const reads = await Promise.all([
    load(ctx, getOnboardingEndpoint, getOnboarding, inOrg),
    load(ctx, listModelsEndpoint, listModels, inOrg),
  ]);
  return (
    <Hydrated reads={reads}>
      <GetStartedView orgId={org.id} orgSlug={org.slug} />
    </Hydrated>
  );
}

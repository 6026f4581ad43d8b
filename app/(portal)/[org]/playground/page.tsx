import type { Metadata } from "next";
import { UnreachablePage } from "@/components/impersonation/unreachable-page";
import { PlaygroundPage } from "@/components/playground/playground-page";
import { ForbiddenPage } from "@/components/settings/forbidden-page";
import { can } from "@/lib/access";
import { Hydrated } from "@/lib/client/hydrated";
import { listModelsEndpoint } from "@/lib/contract/models";
import { getOnboardingEndpoint } from "@/lib/contract/playground";
import { listPresetsEndpoint } from "@/lib/contract/presets";
import { listModels } from "@/lib/domain/catalog";
import { getOnboarding } from "@/lib/domain/playground";
import { listPresets } from "@/lib/domain/presets";
import { load, requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Playground" };

export default async function Page({ params }: PageProps<"/[org]/playground">) {
  const { ctx, org, role, user } = await requireOrg((await params).org);
  if (user.impersonation) return <UnreachablePage title="Playground" />;
  if (!can(role, "playground.use"))
    return <ForbiddenPage title="Playground" role={role} permission="playground.use" />;
  const inOrg = { params: { orgId: org.id } };
  const reads = await Promise.all([
    load(ctx, listModelsEndpoint, listModels, inOrg),
    load(ctx, getOnboardingEndpoint, getOnboarding, inOrg),
    load(ctx, listPresetsEndpoint, listPresets, inOrg),
  ]);
  return (
    <Hydrated reads={reads}>
      <PlaygroundPage orgId={org.id} />
    </Hydrated>
  );
}

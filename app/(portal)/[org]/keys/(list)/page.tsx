import type { Metadata } from "next";
import { KeysView } from "@/components/keys/keys-view";
import { Hydrated } from "@/lib/client/hydrated";
import { listKeysEndpoint } from "@/lib/contract/keys";
import { listProjectsEndpoint } from "@/lib/contract/projects";
import { env } from "@/lib/core/env";
import { listKeys } from "@/lib/domain/keys";
import { listProjects } from "@/lib/domain/projects";
import { load, requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "API keys" };

export default async function KeysPage({ params }: PageProps<"/[org]/keys">) {
  const { ctx, org, role } = await requireOrg((await params).org);
  const inOrg = { params: { orgId: org.id } };
  const reads = await Promise.all([
    load(ctx, listKeysEndpoint, listKeys, inOrg),
    load(ctx, listProjectsEndpoint, listProjects, inOrg),
  ]);
  return (
    <Hydrated reads={reads}>
      <KeysView org={{ id: org.id, slug: org.slug }} role={role} gatewayUrl={env().GATEWAY_URL} />
    </Hydrated>
  );
}

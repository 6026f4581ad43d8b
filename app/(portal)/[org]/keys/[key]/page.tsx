import type { Metadata } from "next";
import { KeyView } from "@/components/keys/detail/key-view";
import { Hydrated } from "@/lib/client/hydrated";
import { getKeyEndpoint } from "@/lib/contract/keys";
import { env } from "@/lib/core/env";
import { getKey } from "@/lib/domain/keys";
import { loadOr404, requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "API key" };

export default async function KeyPage({ params }: PageProps<"/[org]/keys/[key]">) {
  const { org: slug, key: keyId } = await params;
  const { ctx, org, role } = await requireOrg(slug);
  const read = await loadOr404(ctx, getKeyEndpoint, getKey, { params: { orgId: org.id, keyId } });
  return (
    <Hydrated reads={[read]}>
      <KeyView
        org={{ id: org.id, slug: org.slug }}
        keyId={keyId}
        role={role}
        gatewayUrl={env().GATEWAY_URL}
      />
    </Hydrated>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CallPage } from "@/components/calls/detail/call-page";
import { Hydrated } from "@/lib/client/hydrated";
import { getCallEndpoint } from "@/lib/contract/calls";
import { env } from "@/lib/core/env";
import { isId } from "@/lib/core/id-format";
import { getCall } from "@/lib/domain/metering";
import { loadOr404, requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Call" };

export default async function OneCallPage({ params }: PageProps<"/[org]/calls/[requestId]">) {
  const { org: slug, requestId } = await params;
  const { ctx, org, role } = await requireOrg(slug);
  if (!isId("request", requestId)) notFound();
  const read = await loadOr404(ctx, getCallEndpoint, getCall, { params: { orgId: org.id, requestId } });
  return (
    <Hydrated reads={[read]}>
      <CallPage
        org={{ id: org.id, slug: org.slug }}
        requestId={requestId}
        role={role}
        gatewayUrl={env().GATEWAY_URL}
      />
    </Hydrated>
  );
}

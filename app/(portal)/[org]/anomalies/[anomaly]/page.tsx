import type { Metadata } from "next";
import { AnomalyView } from "@/components/anomalies/anomaly-view";
import { Hydrated } from "@/lib/client/hydrated";
import { getAnomalyEndpoint } from "@/lib/contract/anomalies";
import { getAnomaly } from "@/lib/domain/anomalies";
import { loadOr404, requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Anomaly" };

export default async function AnomalyPage({ params }: PageProps<"/[org]/anomalies/[anomaly]">) {
  const { org: slug, anomaly: anomalyId } = await params;
  const { ctx, org, role } = await requireOrg(slug);
  const read = await loadOr404(ctx, getAnomalyEndpoint, getAnomaly, { params: { orgId: org.id, anomalyId } });
  return (
    <Hydrated reads={[read]}>
      <AnomalyView org={{ id: org.id, slug: org.slug }} anomalyId={anomalyId} role={role} />
    </Hydrated>
  );
}

import type { Metadata } from "next";
import { AnomaliesView } from "@/components/anomalies/anomalies-view";
import { requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Anomalies" };

export default async function AnomaliesPage({ params }: PageProps<"/[org]/anomalies">) {
  const { org } = await requireOrg((await params).org);
  return <AnomaliesView org={{ id: org.id, slug: org.slug }} />;
}

import type { Metadata } from "next";
import { GetStartedView } from "@/components/getting-started/get-started-view";
import { requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Get started" };

export default async function GetStartedPage({ params }: PageProps<"/[org]/get-started">) {
  const { org } = await requireOrg((await params).org);
  return <GetStartedView orgId={org.id} orgSlug={org.slug} />;
}

import type { Metadata } from "next";
import { CallsView } from "@/components/calls/list/calls-view";
import { requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Calls" };

export default async function CallsPage({ params }: PageProps<"/[org]/calls">) {
  const { org, ctx } = await requireOrg((await params).org);
  return <CallsView orgId={org.id} orgSlug={org.slug} nowMs={ctx.now.getTime()} />;
}

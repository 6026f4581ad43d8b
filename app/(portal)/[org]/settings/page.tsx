import type { Metadata } from "next";
import { SettingsView } from "@/components/settings/settings-view";
import { Hydrated } from "@/lib/client/hydrated";
import { getOrgEndpoint } from "@/lib/contract/orgs";
import { getOrg } from "@/lib/domain/orgs";
import { load, requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: PageProps<"/[org]/settings">) {
  const { ctx, org, role } = await requireOrg((await params).org);
  const read = await load(ctx, getOrgEndpoint, getOrg, { params: { orgId: org.id } });
  return (
    <Hydrated reads={[read]}>
      <SettingsView orgId={org.id} role={role} />
    </Hydrated>
  );
}

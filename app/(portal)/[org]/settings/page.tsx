import type { Metadata } from "next";
import { SettingsView } from "@/components/settings/settings-view";
import { Hydrated } from "@/lib/client/hydrated";
import { getMemberMailEndpoint } from "@/lib/contract/member-mail";
import { getOrgEndpoint } from "@/lib/contract/orgs";
import { getMemberMail, getOrg } from "@/lib/domain/orgs";
import { load, requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: PageProps<"/[org]/settings">) {
  const { ctx, org, role } = await requireOrg((await params).org);
  const args = { params: { orgId: org.id } };
  const reads = await Promise.all([
    load(ctx, getOrgEndpoint, getOrg, args),
    load(ctx, getMemberMailEndpoint, getMemberMail, args),
  ]);
  return (
    <Hydrated reads={reads}>
      <SettingsView orgId={org.id} role={role} />
    </Hydrated>
  );
}

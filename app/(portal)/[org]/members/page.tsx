import type { Metadata } from "next";
import { MembersView } from "@/components/members/members-view";
import { Hydrated } from "@/lib/client/hydrated";
import { membersArgs } from "@/lib/client/members";
import { listInvitationsEndpoint, listMembersEndpoint } from "@/lib/contract/members";
import { listInvitations, listMembers } from "@/lib/domain/orgs";
import { load, requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params }: PageProps<"/[org]/members">) {
  const { ctx, org, role, user } = await requireOrg((await params).org);
  const reads = await Promise.all([
    load(ctx, listMembersEndpoint, listMembers, membersArgs(org.id)),
    load(ctx, listInvitationsEndpoint, listInvitations, { params: { orgId: org.id } }),
  ]);
  return (
    <Hydrated reads={reads}>
      <MembersView org={{ id: org.id, name: org.name }} role={role} userId={user.id} />
    </Hydrated>
  );
}

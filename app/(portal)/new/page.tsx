import type { Metadata } from "next";
import { AccountNavigation } from "@/components/account/account-navigation";
import { PlainShell } from "@/components/layout/app-shell";
import { CreateOrgForm } from "@/components/settings/create-org-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { Panel } from "@/components/ui/page/panel";
import { listMyOrgsEndpoint } from "@/lib/contract/orgs";
import { listMyOrgs } from "@/lib/domain/orgs";
import { load, requireSelf } from "@/lib/web/page";

export const metadata: Metadata = { title: "New organization" };

export default async function NewOrgPage() {
  const { user, ctx } = await requireSelf();
  const { data } = await load(ctx, listMyOrgsEndpoint, listMyOrgs);
  return (
    <PlainShell title="Your account" user={user} navigation={<AccountNavigation orgs={data.items} />}>
      <PageHeader
        title="New organization"
        description="With its own members, projects, keys, limits and credit. You become its owner."
      />
      <Panel className="max-w-lg">
        <CreateOrgForm />
      </Panel>
    </PlainShell>
  );
}

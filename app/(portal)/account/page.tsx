import type { Metadata } from "next";
import { AccountNavigation } from "@/components/account/account-navigation";
import { AccountView } from "@/components/account/account-view";
import { PlainShell } from "@/components/layout/app-shell";
import { Hydrated } from "@/lib/client/hydrated";
import { getMeEndpoint } from "@/lib/contract/me";
import { listMyOrgsEndpoint } from "@/lib/contract/orgs";
import { listSessionsEndpoint } from "@/lib/contract/sessions";
import { getMe, listSessions } from "@/lib/domain/accounts";
import { listMyOrgs } from "@/lib/domain/orgs";
import { load, requireSelf } from "@/lib/web/page";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const { user, ctx } = await requireSelf();
  const [me, sessions, orgs] = await Promise.all([
    load(ctx, getMeEndpoint, getMe),
    load(ctx, listSessionsEndpoint, listSessions),
    load(ctx, listMyOrgsEndpoint, listMyOrgs),
  ]);
  return (
    <PlainShell title="Your account" user={user} navigation={<AccountNavigation orgs={orgs.data.items} />}>
      <Hydrated reads={[me, sessions]}>
        <AccountView />
      </Hydrated>
    </PlainShell>
  );
}

import type { ReactNode } from "react";
import { VerifyBanner } from "@/components/auth/verify-banner";
import { ImpersonationBanner } from "@/components/impersonation/impersonation-banner";
import { OrgShell } from "@/components/layout/app-shell";
import { env } from "@/lib/core/env";
import { listMyOrgs } from "@/lib/domain/orgs";
import { toImpersonated } from "@/lib/web/impersonated";
import { requireOrg } from "@/lib/web/page";

type Props = { children: ReactNode; params: Promise<{ org: string }> };

export default async function OrgLayout({ children, params }: Props) {
  const { org, role, user, ctx } = await requireOrg((await params).org);
  const { items } = await listMyOrgs(ctx);
  const orgs = items.map(({ id, name, slug }) => ({ id, name, slug }));
  const impersonated = toImpersonated(user);
  return (
    <OrgShell
      org={{ id: org.id, name: org.name, slug: org.slug }}
      orgs={orgs}
      role={role}
      user={user}
      banner={impersonated && <ImpersonationBanner {...impersonated} />}
    >
      {!user.emailVerified && env().SMTP_URL && <VerifyBanner email={user.email} />}
      {children}
    </OrgShell>
  );
}

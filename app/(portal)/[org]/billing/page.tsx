import type { Metadata } from "next";
import { BillingView } from "@/components/credit/billing-view";
import { ForbiddenPage } from "@/components/settings/forbidden-page";
import { can } from "@/lib/access";
import { requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Billing" };

export default async function BillingPage({ params }: PageProps<"/[org]/billing">) {
  const { org, role } = await requireOrg((await params).org);
  if (!can(role, "billing.read"))
    return <ForbiddenPage title="Billing" role={role} permission="billing.read" />;
  return <BillingView orgId={org.id} />;
}

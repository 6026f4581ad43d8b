import type { Metadata } from "next";
import { AuditView } from "@/components/audit/audit-view";
import { ForbiddenPage } from "@/components/settings/forbidden-page";
import { can } from "@/lib/access";
import { requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditPage({ params }: PageProps<"/[org]/audit">) {
  const { org, role } = await requireOrg((await params).org);
  if (!can(role, "audit.read"))
    return <ForbiddenPage title="Audit log" role={role} permission="audit.read" />;
  return <AuditView orgId={org.id} />;
}

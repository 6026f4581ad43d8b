import type { Metadata } from "next";
import { UnreachablePage } from "@/components/impersonation/unreachable-page";
import { PlaygroundPage } from "@/components/playground/playground-page";
import { ForbiddenPage } from "@/components/settings/forbidden-page";
import { can } from "@/lib/access";
import { requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Playground" };

export default async function Page({ params }: PageProps<"/[org]/playground">) {
  const { org, role, user } = await requireOrg((await params).org);
  if (user.impersonation) return <UnreachablePage title="Playground" />;
  if (!can(role, "playground.use"))
    return <ForbiddenPage title="Playground" role={role} permission="playground.use" />;
  return <PlaygroundPage orgId={org.id} />;
}

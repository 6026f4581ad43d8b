import type { Metadata } from "next";
import { UnreachablePage } from "@/components/impersonation/unreachable-page";
import { PlaygroundPage } from "@/components/playground/playground-page";
import { requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Playground" };

export default async function Page({ params }: PageProps<"/[org]/playground">) {
  const { org, user } = await requireOrg((await params).org);
  if (user.impersonation) return <UnreachablePage title="Playground" />;
  return <PlaygroundPage orgId={org.id} />;
}

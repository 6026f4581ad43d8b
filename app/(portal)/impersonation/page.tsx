import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ImpersonationPage } from "@/components/impersonation/impersonation-page";
import { toImpersonated } from "@/lib/web/impersonated";
import { requireOrg, requireUser } from "@/lib/web/page";

export const metadata: Metadata = { title: "You look as somebody else" };

export default async function Page() {
  const { user } = await requireUser();
  const impersonated = toImpersonated(user);
  if (!impersonated) redirect("/");
  const { org } = await requireOrg(impersonated.orgSlug);
  return <ImpersonationPage impersonated={impersonated} orgName={org.name} />;
}

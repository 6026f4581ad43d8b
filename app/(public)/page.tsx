import { redirect } from "next/navigation";
import { Landing } from "@/components/landing/landing";
import { env } from "@/lib/core/env";
import { listMyOrgs } from "@/lib/domain/orgs";
import { findUser, requireUser } from "@/lib/web/page";

/** Visitors see what this is; who is signed in goes to their organization. */
export default async function HomePage() {
  if (!(await findUser())) return <Landing gatewayUrl={env().GATEWAY_URL} />;
  const { ctx } = await requireUser();
  const [first] = (await listMyOrgs(ctx)).items;
  redirect(first ? `/${first.slug}` : "/new");
}

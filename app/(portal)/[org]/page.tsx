import type { Metadata } from "next";
import { cookies } from "next/headers";
import { DashboardView } from "@/components/dashboard/dashboard-view";
import { readZone, ZONE_COOKIE } from "@/components/dashboard/zone-cookie";
import { can } from "@/lib/access";
import { requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Dashboard" };

export default async function DashboardPage({ params }: PageProps<"/[org]">) {
  const { ctx, org, role } = await requireOrg((await params).org);
  const zone = readZone((await cookies()).get(ZONE_COOKIE)?.value);
  return (
    <DashboardView
      orgId={org.id}
      orgSlug={org.slug}
      zone={zone}
      nowMs={ctx.now.getTime()}
      canReadCalls={can(role, "requests.read")}
    />
  );
}

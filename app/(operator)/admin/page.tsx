import type { Metadata } from "next";
import { installationUsageArgs } from "@/components/admin/overview/installation";
import { OperatorHome } from "@/components/admin/overview/operator-home";
import { Hydrated } from "@/lib/client/hydrated";
import { getInstallationEndpoint, installationUsageEndpoint } from "@/lib/contract/installation";
import { getInstallation, getInstallationUsage } from "@/lib/domain/installation";
import { load, requireOperatorPage } from "@/lib/web/page";

export const metadata: Metadata = { title: "Operator" };

export default async function OperatorPage({ searchParams }: PageProps<"/admin">) {
  const { ctx } = await requireOperatorPage();
  const by = (await searchParams).by === "model" ? "model" : "provider";
  const query = installationUsageArgs(by);
  const reads = await Promise.all([
    load(ctx, getInstallationEndpoint, getInstallation),
    load(ctx, installationUsageEndpoint, getInstallationUsage, { query }),
  ]);
  return (
    <Hydrated reads={reads}>
      <OperatorHome />
    </Hydrated>
  );
}

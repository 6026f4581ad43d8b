import type { Metadata } from "next";
import { OperatorHome } from "@/components/admin/overview/operator-home";
import { Hydrated } from "@/lib/client/hydrated";
import { getInstallationEndpoint } from "@/lib/contract/installation";
import { getInstallation } from "@/lib/domain/installation";
import { load, requireOperatorPage } from "@/lib/web/page";

export const metadata: Metadata = { title: "Operator" };

export default async function OperatorPage() {
  const { ctx } = await requireOperatorPage();
  return (
    <Hydrated reads={[await load(ctx, getInstallationEndpoint, getInstallation)]}>
      <OperatorHome />
    </Hydrated>
  );
}

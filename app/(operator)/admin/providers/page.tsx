import type { Metadata } from "next";
import { ProvidersView } from "@/components/admin/providers/providers-view";
import { Hydrated } from "@/lib/client/hydrated";
import { getInstallationEndpoint } from "@/lib/contract/installation";
import { listProvidersEndpoint } from "@/lib/contract/providers";
import { getInstallation } from "@/lib/domain/installation";
import { listProviders } from "@/lib/domain/providers";
import { load, requireOperatorPage } from "@/lib/web/page";

export const metadata: Metadata = { title: "Providers" };

export default async function ProvidersPage() {
  const { ctx } = await requireOperatorPage();
  const reads = await Promise.all([
    load(ctx, listProvidersEndpoint, listProviders),
    load(ctx, getInstallationEndpoint, getInstallation),
  ]);
  return (
    <Hydrated reads={reads}>
      <ProvidersView />
    </Hydrated>
  );
}

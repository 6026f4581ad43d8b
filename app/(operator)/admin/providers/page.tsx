import type { Metadata } from "next";
import { ProvidersView } from "@/components/admin/providers/providers-view";
import { Hydrated } from "@/lib/client/hydrated";
import { listProvidersEndpoint } from "@/lib/contract/providers";
import { listProviders } from "@/lib/domain/providers";
import { load, requireOperatorPage } from "@/lib/web/page";

export const metadata: Metadata = { title: "Providers" };

export default async function ProvidersPage() {
  const { ctx } = await requireOperatorPage();
  return (
    <Hydrated reads={[await load(ctx, listProvidersEndpoint, listProviders)]}>
      <ProvidersView />
    </Hydrated>
  );
}

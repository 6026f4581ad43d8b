import type { Metadata } from "next";
import { ModelsView } from "@/components/admin/models/models-view";
import { Hydrated } from "@/lib/client/hydrated";
import { listAdminModelsEndpoint } from "@/lib/contract/models";
import { listAdminModels } from "@/lib/domain/catalog";
import { load, requireOperatorPage } from "@/lib/web/page";

export const metadata: Metadata = { title: "Models and prices" };

export default async function ModelsPage() {
  const { ctx } = await requireOperatorPage();
  return (
    <Hydrated reads={[await load(ctx, listAdminModelsEndpoint, listAdminModels)]}>
      <ModelsView />
    </Hydrated>
  );
}

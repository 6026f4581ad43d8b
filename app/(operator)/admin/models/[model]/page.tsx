import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ModelView } from "@/components/admin/models/model-view";
import { Hydrated } from "@/lib/client/hydrated";
import { listAdminModelsEndpoint } from "@/lib/contract/models";
import { listPricesEndpoint } from "@/lib/contract/prices";
import { listAdminModels, listPrices } from "@/lib/domain/catalog";
import { load, requireOperatorPage } from "@/lib/web/page";

export const metadata: Metadata = { title: "Model" };

export default async function ModelPage({ params }: PageProps<"/admin/models/[model]">) {
  const { model: modelId } = await params;
  const { ctx } = await requireOperatorPage();
  const models = await load(ctx, listAdminModelsEndpoint, listAdminModels);
  if (!models.data.items.some((model) => model.id === modelId)) notFound();
  const prices = await load(ctx, listPricesEndpoint, listPrices, { params: { modelId } });
  return (
    <Hydrated reads={[models, prices]}>
      <ModelView modelId={modelId} nowMs={ctx.now.getTime()} />
    </Hydrated>
  );
}

import type { Metadata } from "next";
import { ModelsPage } from "@/components/models/models-page";
import { searchModelsEndpoint } from "@/lib/contract/public-models";
import { env } from "@/lib/core/env";
import { searchModels } from "@/lib/domain/storefront";
import { load, visitorCtx } from "@/lib/web/page";

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(env().PORTAL_URL),
    title: "Models",
    description:
      "Every model with its price, context, abilities and the speed seen here. Search, filter and compare.",
    alternates: { canonical: "/models" },
  };
}

export default async function Models({ searchParams }: PageProps<"/models">) {
  const params = await searchParams;
  const { data } = await load(await visitorCtx(), searchModelsEndpoint, searchModels, { query: params });
  return <ModelsPage found={data} params={params} />;
}

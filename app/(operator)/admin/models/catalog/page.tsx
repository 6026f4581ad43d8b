import type { Metadata } from "next";
import { CatalogView } from "@/components/admin/catalog/catalog-view";
import { Hydrated } from "@/lib/client/hydrated";
import { previewCatalogEndpoint } from "@/lib/contract/catalog";
import { previewCatalog } from "@/lib/domain/catalog";
import { load, requireOperatorPage } from "@/lib/web/page";

export const metadata: Metadata = { title: "Sync catalogue" };

export default async function CatalogPage() {
  const { ctx } = await requireOperatorPage();
  return (
    <Hydrated reads={[await load(ctx, previewCatalogEndpoint, previewCatalog)]}>
      <CatalogView />
    </Hydrated>
  );
}

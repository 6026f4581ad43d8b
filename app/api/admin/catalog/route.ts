import { previewCatalogEndpoint } from "@/lib/contract/catalog";
import { previewCatalog } from "@/lib/domain/catalog";
import { route } from "@/lib/web/route";

export const GET = route(previewCatalogEndpoint, previewCatalog);

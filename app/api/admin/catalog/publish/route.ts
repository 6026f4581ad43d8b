import { publishCatalogEndpoint } from "@/lib/contract/catalog";
import { publishCatalog } from "@/lib/domain/catalog";
import { route } from "@/lib/web/route";

export const POST = route(publishCatalogEndpoint, publishCatalog);

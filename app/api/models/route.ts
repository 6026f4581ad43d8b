import { searchModelsEndpoint } from "@/lib/contract/public-models";
import { searchModels } from "@/lib/domain/storefront";
import { route } from "@/lib/web/route";

export const GET = route(searchModelsEndpoint, searchModels);

import { listModelsEndpoint } from "@/lib/contract/models";
import { listModels } from "@/lib/domain/catalog";
import { route } from "@/lib/web/route";

export const GET = route(listModelsEndpoint, listModels);

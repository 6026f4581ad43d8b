import { createModelEndpoint, listAdminModelsEndpoint } from "@/lib/contract/models";
import { createModel, listAdminModels } from "@/lib/domain/catalog";
import { route } from "@/lib/web/route";

export const GET = route(listAdminModelsEndpoint, listAdminModels);
export const POST = route(createModelEndpoint, createModel);

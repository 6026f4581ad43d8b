import { importModelsEndpoint } from "@/lib/contract/providers";
import { importModels } from "@/lib/domain/catalog";
import { route } from "@/lib/web/route";

export const POST = route(importModelsEndpoint, importModels);

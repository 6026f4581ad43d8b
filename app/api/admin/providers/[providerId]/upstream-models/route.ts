import { listUpstreamModelsEndpoint } from "@/lib/contract/providers";
import { listUpstreamModels } from "@/lib/domain/catalog";
import { route } from "@/lib/web/route";

export const GET = route(listUpstreamModelsEndpoint, listUpstreamModels);

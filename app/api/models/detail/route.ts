import { getPublicModelEndpoint } from "@/lib/contract/public-models";
import { getPublicModel } from "@/lib/domain/storefront";
import { route } from "@/lib/web/route";

export const GET = route(getPublicModelEndpoint, getPublicModel);

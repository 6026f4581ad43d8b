import { getModelAccountEndpoint } from "@/lib/contract/public-models";
import { getModelAccount } from "@/lib/domain/storefront";
import { route } from "@/lib/web/route";

export const GET = route(getModelAccountEndpoint, getModelAccount);

import { getKeyEndpoint, updateKeyEndpoint } from "@/lib/contract/keys";
import { getKey, updateKey } from "@/lib/domain/keys";
import { route } from "@/lib/web/route";

export const GET = route(getKeyEndpoint, getKey);
export const PATCH = route(updateKeyEndpoint, updateKey);

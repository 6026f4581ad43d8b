import { revokeKeyEndpoint } from "@/lib/contract/keys";
import { revokeKey } from "@/lib/domain/keys";
import { route } from "@/lib/web/route";

export const POST = route(revokeKeyEndpoint, revokeKey);

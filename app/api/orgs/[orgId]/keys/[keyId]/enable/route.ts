import { enableKeyEndpoint } from "@/lib/contract/keys";
import { enableKey } from "@/lib/domain/keys";
import { route } from "@/lib/web/route";

export const POST = route(enableKeyEndpoint, enableKey);

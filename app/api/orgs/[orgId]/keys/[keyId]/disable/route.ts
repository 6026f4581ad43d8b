import { disableKeyEndpoint } from "@/lib/contract/keys";
import { disableKey } from "@/lib/domain/keys";
import { route } from "@/lib/web/route";

export const POST = route(disableKeyEndpoint, disableKey);

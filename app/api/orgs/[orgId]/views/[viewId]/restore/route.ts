import { restoreViewEndpoint } from "@/lib/contract/views";
import { restoreView } from "@/lib/domain/views";
import { route } from "@/lib/web/route";

export const POST = route(restoreViewEndpoint, restoreView);

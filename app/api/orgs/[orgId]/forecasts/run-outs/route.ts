import { listRunOutsEndpoint } from "@/lib/contract/forecasts";
import { listRunOuts } from "@/lib/domain/forecasts";
import { route } from "@/lib/web/route";

export const GET = route(listRunOutsEndpoint, listRunOuts);

import { listForecastsEndpoint } from "@/lib/contract/forecasts";
import { listForecasts } from "@/lib/domain/forecasts";
import { route } from "@/lib/web/route";

export const GET = route(listForecastsEndpoint, listForecasts);

import { getForecastPathEndpoint } from "@/lib/contract/forecasts";
import { getForecastPath } from "@/lib/domain/forecasts";
import { route } from "@/lib/web/route";

export const GET = route(getForecastPathEndpoint, getForecastPath);

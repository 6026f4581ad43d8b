import { getForecastBackTestEndpoint } from "@/lib/contract/forecasts";
import { getForecastBackTest } from "@/lib/domain/forecasts";
import { route } from "@/lib/web/route";

export const GET = route(getForecastBackTestEndpoint, getForecastBackTest);

import { keepPreviousData } from "@tanstack/react-query";
import { endpointQuery } from "./endpoint-query";
import {
  getForecastBackTestEndpoint,
  getForecastPathEndpoint,
  listForecastsEndpoint,
  listRunOutsEndpoint,
} from "./endpoints/forecasts";
import type { QueryOf, ResponseOf } from "./remote";

export type Forecast = ResponseOf<typeof listForecastsEndpoint>["items"][number];
export type ForecastPath = ResponseOf<typeof getForecastPathEndpoint>;
export type ForecastBackTest = ResponseOf<typeof getForecastBackTestEndpoint>;
export type RunOut = ResponseOf<typeof listRunOutsEndpoint>["items"][number];

type Scope = QueryOf<typeof getForecastPathEndpoint>;

export const forecastsQuery = (orgId: string) => endpointQuery(listForecastsEndpoint, { params: { orgId } });

/** The old scope stays on show until the new one is here. */
export const forecastPathQuery = (orgId: string, query: Scope) => ({
  ...endpointQuery(getForecastPathEndpoint, { params: { orgId }, query }),
  placeholderData: keepPreviousData,
});

export const forecastBackTestQuery = (orgId: string, query: Scope) => ({
  ...endpointQuery(getForecastBackTestEndpoint, { params: { orgId }, query }),
  placeholderData: keepPreviousData,
});

export const runOutsQuery = (orgId: string) => endpointQuery(listRunOutsEndpoint, { params: { orgId } });

// Made by `npm run generate`.
import type * as contract from "../../contract/forecasts";
import type { Remote } from "../remote";

export const listForecastsEndpoint: Remote<typeof contract.listForecastsEndpoint> = {
  id: "forecasts.list",
  method: "GET",
  path: "/api/orgs/{orgId}/forecasts",
};

export const getForecastPathEndpoint: Remote<typeof contract.getForecastPathEndpoint> = {
  id: "forecasts.path",
  method: "GET",
  path: "/api/orgs/{orgId}/forecasts/path",
};

export const getForecastBackTestEndpoint: Remote<typeof contract.getForecastBackTestEndpoint> = {
  id: "forecasts.back_test",
  method: "GET",
  path: "/api/orgs/{orgId}/forecasts/back-test",
};

export const listRunOutsEndpoint: Remote<typeof contract.listRunOutsEndpoint> = {
  id: "forecasts.run_outs",
  method: "GET",
  path: "/api/orgs/{orgId}/forecasts/run-outs",
};

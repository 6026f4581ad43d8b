import { createLoader, parseAsString } from "nuqs/server";
import type { QueryOf } from "@/lib/contract/endpoint";
import { FORECAST_SCOPES, type ForecastScopeType } from "@/lib/contract/forecast-scopes";
import type { getForecastPathEndpoint } from "@/lib/contract/forecasts";

/** Whose spend: `org`, `project:prj_…`, `key:key_…`, `model:vendor/name`. */
export const forecastParams = { scope: parseAsString.withDefault("org") };
export const loadForecastParams = createLoader(forecastParams);

export function scopeParam(scope: { scopeType: ForecastScopeType; scopeId: string }): string {
  return scope.scopeType === "org" ? "org" : `${scope.scopeType}:${scope.scopeId}`;
}

/** The query of a scope in the address; what nobody can read is the organization. */
export function scopeQuery(param: string): QueryOf<typeof getForecastPathEndpoint> {
  const at = param.indexOf(":");
  const type = FORECAST_SCOPES.find((candidate) => candidate === param.slice(0, at));
  return type && type !== "org" ? { scopeType: type, scopeId: param.slice(at + 1) } : { scopeType: "org" };
}

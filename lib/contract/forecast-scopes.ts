/** Whose spend is forecast. */
export const FORECAST_SCOPES = ["org", "project", "key", "model"] as const;
export type ForecastScopeType = (typeof FORECAST_SCOPES)[number];

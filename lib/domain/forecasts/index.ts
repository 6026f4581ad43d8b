export { getForecastBackTest } from "./back-test/get-back-test";
export { forecastSeries, type SeriesForecast, type SeriesSpec } from "./engine/forecast-series";
export { openFittingThread } from "./fitting/fitting-thread";
export { forgetForecasts } from "./publish/forget-forecasts";
export { publishDueForecasts } from "./publish/publish-due";
export { publishForecasts } from "./publish/publish-forecasts";
export { getForecastPath, listForecasts, listRunOuts } from "./queries";
export { type BudgetRunOut, forecastRunOutsOf } from "./run-out/budget-run-out";

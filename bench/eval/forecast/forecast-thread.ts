import { serveThread } from "@/lib/core/threads/serve-thread";
import { monotonicMs } from "@/lib/core/time";
import { forecastSeries, type SeriesForecast, type SeriesSpec } from "@/lib/domain/forecasts";

export type ForecastTask = { known: number[]; spec: SeriesSpec };
export type TimedForecast = { forecast: SeriesForecast; ms: number };

serveThread<ForecastTask, TimedForecast>(({ known, spec }) => {
  const startedMs = monotonicMs();
  return { forecast: forecastSeries(known, spec), ms: monotonicMs() - startedMs };
});

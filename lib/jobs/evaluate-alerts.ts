import { MINUTE_MS, SECOND_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { evaluateAlerts, evaluateForecasts } from "@/lib/domain/alerts";
import type { Job } from "./job";

export const evaluateSpendAlerts: Job = {
  name: "evaluate-alerts",
  everyMs: 5 * SECOND_MS,
  async run(now) {
    return { alerts: await evaluateAlerts(pool(), now) };
  },
};

/** Forecasts move slowly, and are read one organization after the other. */
export const evaluateForecastAlerts: Job = {
  name: "evaluate-forecast-alerts",
  everyMs: MINUTE_MS,
  async run(now) {
    return { alerts: await evaluateForecasts(pool(), now) };
  },
};

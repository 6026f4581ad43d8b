import { z } from "zod";
import { BUDGET_WINDOWS } from "../core/time";
import { defineEndpoint } from "./endpoint";
import { FORECAST_SCOPES } from "./forecast-scopes";
import { orgParams, wireCount, wireNanos, wireTime } from "./wire";

/** Forecasts: what the month will cost, when budgets and credit run out, and how good such forecasts were. */

const quantiles = z
  .object({ p10: wireNanos, p50: wireNanos, p90: wireNanos })
  .meta({ description: "One in ten outcomes is below p10, one in ten above p90." });

const share = z.number().nullable().meta({ description: "0.1 is 10 %; null: nothing to tell it from." });

const score = z.object({
  count: wireCount.meta({ description: "Past cut-offs." }),
  error: share.meta({ description: "Sum of absolute errors as a share of what was spent." }),
  naiveError: z.object({
    lastWeek: share.meta({ description: "Of the rule: each day as the same weekday before." }),
    mean28: share.meta({ description: "Of the rule: each day as the mean of the last 28." }),
  }),
  coverage: share.meta({ description: "Outcomes within p10 and p90; 0.8 would be ideal." }),
});

const forecastView = z
  .object({
    scopeType: z.enum(FORECAST_SCOPES),
    scopeId: z.string().meta({ description: "An id; of a model its slug." }),
    scopeName: z.string(),
    madeAt: wireTime,
    zone: z.string(),
    monthStart: wireTime,
    monthEnd: wireTime,
    actualNanos: wireNanos.meta({ description: "Spent this month until `madeAt`." }),
    monthEndNanos: quantiles.meta({ description: "Of the whole month." }),
    historyDays: wireCount,
    method: z.enum(["model", "recent", "none"]).meta({
      description: "model: fitted; recent: too few days for that; none: nothing spent in four weeks.",
    }),
    weekScore: score.meta({ description: "Seven days ahead." }),
    monthScore: score.meta({ description: "To the end of the month." }),
  })
  .meta({ id: "Forecast" });

const scopeQuery = z.object({
  scopeType: z.enum(FORECAST_SCOPES).default("org"),
  scopeId: z.string().optional().meta({ description: "Left out: the organization." }),
});

export const listForecastsEndpoint = defineEndpoint({
  id: "forecasts.list",
  method: "GET",
  path: "/api/orgs/{orgId}/forecasts",
  tag: "Forecasts",
  summary: "What this month will cost: the organization, and its projects, keys and models that spend most",
  access: "usage.read",
  params: orgParams,
  query: z.object({ scopeType: z.enum(FORECAST_SCOPES).optional() }),
  response: z.object({
    items: z.array(forecastView).meta({ description: "The organization first, then the largest first." }),
  }),
});

export const getForecastPathEndpoint = defineEndpoint({
  id: "forecasts.path",
  method: "GET",
  path: "/api/orgs/{orgId}/forecasts/path",
  tag: "Forecasts",
  summary: "A scope's month day by day: what was spent, and what is to come",
  access: "usage.read",
  params: orgParams,
  query: scopeQuery,
  response: z.object({
    forecast: forecastView.nullable().meta({ description: "Null: none was made yet." }),
    past: z
      .array(z.object({ start: wireTime, nanos: wireNanos }))
      .meta({ description: "The month's days up to today, exact; today until now." }),
    coming: z
      .array(z.object({ start: wireTime, end: wireTime, daily: quantiles, cumulative: quantiles }))
      .meta({
        description: "To the end of the month, the first the rest of today; cumulative from `madeAt`.",
      }),
  }),
});

const pastForecast = z.object({
  cutAt: wireTime.meta({ description: "Nothing after it was known." }),
  endAt: wireTime,
  said: quantiles,
  actualNanos: wireNanos,
  naiveNanos: z.object({ lastWeek: wireNanos, mean28: wireNanos }),
});

export const getForecastBackTestEndpoint = defineEndpoint({
  id: "forecasts.back_test",
  method: "GET",
  path: "/api/orgs/{orgId}/forecasts/back-test",
  tag: "Forecasts",
  summary: "What would have been forecast at past cut-offs, and what was published, beside what came",
  access: "usage.read",
  params: orgParams,
  query: scopeQuery,
  response: z.object({
    week: z.object({ score, cuts: z.array(pastForecast) }).nullable(),
    month: z.object({ score, cuts: z.array(pastForecast) }).nullable(),
    said: z
      .array(
        z.object({
          day: wireTime,
          monthStart: wireTime,
          monthEndNanos: quantiles,
          actualNanos: wireNanos.nullable().meta({ description: "Of the whole month, once it is over." }),
        }),
      )
      .meta({ description: "The first forecast of each day, this month and the last, newest first." }),
  }),
});

const runOutView = z
  .object({
    budgetId: z.string().nullable().meta({ description: "Null: the organization's credit." }),
    scopeType: z.enum(["credit", "plan", ...FORECAST_SCOPES]),
    scopeId: z.string(),
    scopeName: z.string(),
    window: z.enum(BUDGET_WINDOWS),
    windowEnd: wireTime.nullable(),
    limitNanos: wireNanos.meta({ description: "With the raises in force." }),
    spentNanos: wireNanos,
    windowEndNanos: quantiles.nullable().meta({ description: "Spent by the window's end." }),
    runOut: z.object({ p10: wireTime.nullable(), p50: wireTime.nullable(), p90: wireTime.nullable() }).meta({
      description: "One in ten futures has it before p10; null: not in this window, nor in half a year.",
    }),
    madeAt: wireTime,
  })
  .meta({ id: "RunOut" });

export const listRunOutsEndpoint = defineEndpoint({
  id: "forecasts.run_outs",
  method: "GET",
  path: "/api/orgs/{orgId}/forecasts/run-outs",
  tag: "Forecasts",
  summary: "When the credit and each budget run out if spend goes on as forecast, the first to end first",
  access: "usage.read",
  params: orgParams,
  response: z.object({ items: z.array(runOutView) }),
});

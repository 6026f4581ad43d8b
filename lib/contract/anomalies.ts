import { z } from "zod";
import { defineEndpoint } from "./endpoint";
import { orgParams, pageOf, pageQuery, wireNanos, wireTime } from "./wire";

/** Stretches of usage that their past does not explain, with what made them. */

export const ANOMALY_METRICS = ["spend", "calls", "tokens_per_call", "error_rate", "latency"] as const;
export type AnomalyMetric = (typeof ANOMALY_METRICS)[number];
export const ANOMALY_SCOPES = ["org", "project", "key", "model"] as const;
export type AnomalyScope = (typeof ANOMALY_SCOPES)[number];
export const ANOMALY_FACTORS = ["volume", "tokens_per_call", "model_mix", "price", "cache"] as const;
export const CONTRIBUTOR_DIMENSIONS = ["key", "model", "user"] as const;

const contributor = z.object({
  dimension: z.enum(CONTRIBUTOR_DIMENSIONS),
  id: z.string(),
  label: z.string(),
  costNanos: wireNanos,
  usualCostNanos: wireNanos,
  calls: z.number(),
  usualCalls: z.number(),
  errors: z.number(),
});

export const anomalyCause = z
  .object({
    sentence: z.string().meta({ description: "The cause in plain words." }),
    costNanos: wireNanos,
    usualCostNanos: wireNanos.meta({ description: "The same hours of the days before, on average." }),
    days: z.number().meta({ description: "Of how many days before; 0: there was nothing to compare with." }),
    parts: z
      .array(z.object({ factor: z.enum(ANOMALY_FACTORS), nanos: wireNanos }))
      .meta({ description: "Add up to `costNanos − usualCostNanos`, to the nano-dollar." }),
    spark: z
      .array(z.number())
      .meta({ description: "Values from half a day before on, for a small picture." }),
    contributors: z.array(contributor).meta({ description: "By how much they added, the most first." }),
  })
  .meta({ id: "AnomalyCause" });
export type AnomalyCause = z.output<typeof anomalyCause>;

const anomaly = {
  id: z.string(),
  metric: z.enum(ANOMALY_METRICS),
  scopeType: z.enum(ANOMALY_SCOPES),
  scopeId: z.string(),
  scopeName: z.string(),
  startedAt: wireTime,
  lastAt: wireTime.meta({ description: "The end of the last odd bucket known." }),
  endedAt: wireTime.nullable().meta({ description: "Null while it goes on." }),
  severity: z.enum(["warning", "critical"]),
  observed: z.number().meta({
    description:
      "Of the whole stretch: nano-dollars, calls, tokens per call, a share of calls, or milliseconds.",
  }),
  expected: z.number(),
  expectedLow: z.number(),
  expectedHigh: z.number(),
  peak: z.number(),
  peakAt: wireTime,
  extraNanos: wireNanos.meta({ description: "Spend of the scope beyond what was expected." }),
  sentence: z.string(),
  spark: z.array(z.number()),
  feedback: z.enum(["expected", "unexpected"]).nullable(),
  detectedAt: wireTime,
};
const anomalyView = z.object(anomaly).meta({ id: "Anomaly" });

const anomalyParams = orgParams.extend({ anomalyId: z.string().min(1) });

export const listAnomaliesEndpoint = defineEndpoint({
  id: "anomalies.list",
  method: "GET",
  path: "/api/orgs/{orgId}/anomalies",
  tag: "Anomalies",
  summary: "Anomalies, newest first",
  access: "usage.read",
  params: orgParams,
  query: pageQuery.extend({ status: z.enum(["open", "ended"]).optional() }),
  response: pageOf(anomalyView).extend({
    openCount: z.number().meta({ description: "Those that go on, on any page." }),
  }),
});

export const getAnomalyEndpoint = defineEndpoint({
  id: "anomalies.get",
  method: "GET",
  path: "/api/orgs/{orgId}/anomalies/{anomalyId}",
  tag: "Anomalies",
  summary: "An anomaly with its series, what was expected, and its cause",
  access: "usage.read",
  params: anomalyParams,
  response: anomalyView.extend({
    cause: anomalyCause.nullable(),
    feedbackByName: z.string().nullable(),
    feedbackAt: wireTime.nullable(),
    series: z.array(
      z.object({
        at: wireTime,
        value: z.number().nullable().meta({ description: "Null without enough calls." }),
        expected: z.number(),
        low: z.number(),
        high: z.number(),
      }),
    ),
  }),
});

export const setAnomalyFeedbackEndpoint = defineEndpoint({
  id: "anomalies.feedback",
  method: "POST",
  path: "/api/orgs/{orgId}/anomalies/{anomalyId}/feedback",
  tag: "Anomalies",
  summary: "Say whether an anomaly was expected: what is expected is told less often",
  access: "alerts.write",
  params: anomalyParams,
  body: z.strictObject({
    feedback: z.enum(["expected", "unexpected"]).nullable().meta({ description: "Null takes it back." }),
  }),
  response: anomalyView,
});

import {
  ANOMALY_FACTORS,
  type AnomalyCause,
  type AnomalyMetric,
  type AnomalyScope,
  type CONTRIBUTOR_DIMENSIONS,
} from "@/lib/contract/anomalies";
import { filterOf } from "../watch/read-scope";
import { addedBy, type Compared, compareBy, type Range, windowsBefore } from "./compare";
import { roundParts } from "./round-parts";
import { toSentence } from "./sentence";
import { splitSpend } from "./split";

type Stretch = {
  orgId: string;
  metric: AnomalyMetric;
  scopeType: AnomalyScope;
  scopeId: string;
  range: Range;
  /** The organization's first known usage: days before it are not "usually nothing". */
  since: Date;
};

const CONTRIBUTORS_EACH = 3;

/** Splits what a stretch cost beyond the usual, and names the keys, models and end customers behind it. */
export async function explain(stretch: Stretch): Promise<Omit<AnomalyCause, "spark">> {
  const windows = windowsBefore(stretch.range, stretch.since);
  const scope = { range: stretch.range, windows, filter: filterOf(stretch) };
  // End customers are many: what they did the day before is comparison enough.
  const dayBefore = { ...scope, windows: windows.slice(0, 1) };
  const keys = await compareBy(stretch.orgId, scope, "key");
  const models = await compareBy(stretch.orgId, scope, "model");
  const users = await compareBy(stretch.orgId, dayBefore, "user");
  const contributors = [
    ...largest(keys, stretch.metric).map(toContributor("key")),
    ...largest(models, stretch.metric).map(toContributor("model")),
    ...largest(
      users.filter(({ id }) => id !== ""),
      stretch.metric,
    ).map(toContributor("user")),
  ];
  return {
    ...splitOf(models),
    days: windows.length,
    contributors,
    sentence: toSentence(stretch.metric, { keys, models, users }),
  };
}

function splitOf(models: readonly Compared[]) {
  const side = (of: "now" | "usual") => new Map(models.map((model) => [model.id, model[of]]));
  const sum = (of: "now" | "usual") => models.reduce((total, model) => total + model[of].costNanos, 0);
  const costNanos = BigInt(Math.round(sum("now")));
  const usualCostNanos = BigInt(Math.round(sum("usual")));
  const parts = roundParts(splitSpend(side("usual"), side("now")), costNanos - usualCostNanos);
  return {
    costNanos: costNanos.toString(),
    usualCostNanos: usualCostNanos.toString(),
    parts: ANOMALY_FACTORS.map((factor) => ({ factor, nanos: parts[factor].toString() })),
  };
}

function largest(list: readonly Compared[], metric: AnomalyMetric): Compared[] {
  return [...list]
    .filter((value) => addedBy(value, metric) > 0)
    .sort((a, b) => addedBy(b, metric) - addedBy(a, metric))
    .slice(0, CONTRIBUTORS_EACH);
}

const toContributor =
  (dimension: (typeof CONTRIBUTOR_DIMENSIONS)[number]) =>
  ({ id, label, now, usual }: Compared) => ({
    dimension,
    id,
    label,
    costNanos: Math.round(now.costNanos).toString(),
    usualCostNanos: Math.round(usual.costNanos).toString(),
    calls: now.calls,
    usualCalls: usual.calls,
    errors: now.errors,
  });

import { formatUsd } from "@/lib/core/money";
import { MINUTE_MS } from "@/lib/core/time";
import { raiseNotification } from "@/lib/domain/alerts";
import { type AnomalyView, detectAnomalies, listFreshAnomalies } from "@/lib/domain/anomalies";
import type { Job } from "./job";

const TITLES: Record<AnomalyView["metric"], string> = {
  spend: "Unusual spend",
  calls: "Unusually many calls",
  tokens_per_call: "Unusually large calls",
  error_rate: "Unusually many errors",
  latency: "Unusually slow answers",
};
const SCOPES: Record<AnomalyView["scopeType"], string> = {
  org: "",
  project: "project ",
  key: "key ",
  model: "",
};

function toNotice(anomaly: AnomalyView & { orgSlug: string }) {
  const isMoney = anomaly.extraNanos > 0n;
  return {
    orgId: anomaly.orgId,
    kind: "anomaly" as const,
    dedupeKey: anomaly.id,
    severity: anomaly.severity,
    title: `${TITLES[anomaly.metric]}: ${SCOPES[anomaly.scopeType]}${anomaly.scopeName}`,
    lines: [
      anomaly.sentence,
      ...(isMoney ? [`${formatUsd(anomaly.extraNanos)} more than usual so far.`] : []),
    ],
    path: `/${anomaly.orgSlug}/anomalies/${anomaly.id}`,
    data: {
      anomalyId: anomaly.id,
      metric: anomaly.metric,
      scopeType: anomaly.scopeType,
      scopeId: anomaly.scopeId,
      startedAt: anomaly.startedAt.toISOString(),
      extraNanos: anomaly.extraNanos.toString(),
    },
  };
}

/** Finds anomalies and hands them to the alerts, which tell each once. */
export const watchForAnomalies: Job = {
  name: "detect-anomalies",
  everyMs: MINUTE_MS,
  async run(now) {
    const detected = await detectAnomalies(now);
    const fresh = await listFreshAnomalies(now);
    const told = await Promise.all(fresh.map((anomaly) => raiseNotification(toNotice(anomaly), now)));
    return { ...detected, told: told.filter((id) => id !== null).length };
  },
};

import type { Anomaly } from "@/lib/client/anomalies";
import { formatUsd } from "@/lib/core/money";
import { formatExactCount } from "../ui/data/number-format";

type Metric = Anomaly["metric"];

export const METRIC_LABELS: Record<Metric, string> = {
  spend: "Spend",
  calls: "Calls",
  tokens_per_call: "Tokens per call",
  error_rate: "Error rate",
  latency: "Latency",
};

export const SCOPE_LABELS: Record<Anomaly["scopeType"], string> = {
  org: "Organization",
  project: "Project",
  key: "Key",
  model: "Model",
};

/** A value of a metric as people read it. */
export function formatMetric(metric: Metric, value: number): string {
  if (metric === "spend") return formatUsd(BigInt(Math.round(value)));
  if (metric === "error_rate") return `${Math.round(value * 1_000) / 10}%`;
  if (metric === "latency")
    return value < 1_000 ? `${Math.round(value)} ms` : `${(value / 1_000).toFixed(1)} s`;
  return formatExactCount(value);
}

/** `14×` of what was expected; null where nothing was. */
export function timesExpected({ observed, expected }: Pick<Anomaly, "observed" | "expected">): string | null {
  if (expected <= 0) return null;
  const ratio = observed / expected;
  return `${ratio >= 10 ? Math.round(ratio) : ratio.toFixed(1)}×`;
}

/** `25 min`, `4 h 30 min`, `2 d 3 h` */
export function durationText(fromIso: string, toIso: string): string {
  const minutes = Math.max(1, Math.round((Date.parse(toIso) - Date.parse(fromIso)) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
}

/** The calls of the stretch, in the request log. */
export function callsPath(
  orgSlug: string,
  anomaly: Pick<Anomaly, "scopeType" | "scopeId" | "startedAt" | "lastAt">,
) {
  const query = new URLSearchParams({ from: anomaly.startedAt, to: anomaly.lastAt });
  if (anomaly.scopeType !== "org") query.append("filter", `${anomaly.scopeType}:${anomaly.scopeId}`);
  return `/${orgSlug}/calls?${query}`;
}

import type { AnomalyScope } from "@/lib/contract/anomalies";
import { HOUR_MS } from "@/lib/core/time";
import { METRICS, type Metric } from "./metrics";
import type { Stretch } from "./stretch";

export type Finding = Stretch & {
  metric: Metric;
  scopeType: AnomalyScope;
  scopeId: string;
  scopeName: string;
};

const NARROW_FIRST: readonly AnomalyScope[] = ["key", "project", "model", "org"];
/** A narrower scope stands for a wider one when it has this part of what is odd. */
const SHARE_MIN = 0.7;
const SLACK_MS = HOUR_MS;

export function isNarrower(scope: AnomalyScope, than: AnomalyScope): boolean {
  return NARROW_FIRST.indexOf(scope) < NARROW_FIRST.indexOf(than);
}

export function overlaps(
  a: { startMs: number; lastMs: number },
  b: { startMs: number; lastMs: number },
): boolean {
  return a.startMs <= b.lastMs + SLACK_MS && b.startMs <= a.lastMs + SLACK_MS;
}

/**
 * One finding for what many series show at once: a runaway key is odd in its spend and calls, in its project's, and in the
 * organization's. The metric that says most about it, of the narrowest scope that explains it.
 */
export function mergeFindings(findings: readonly Finding[]): Finding[] {
  const clusters: Finding[][] = [];
  for (const finding of [...findings].sort((a, b) => a.startMs - b.startMs)) {
    const cluster = clusters.find((found) =>
      found.some((other) => other.metric.family === finding.metric.family && overlaps(other, finding)),
    );
    if (cluster) cluster.push(finding);
    else clusters.push([finding]);
  }
  return clusters.map(spokesman);
}

function spokesman(cluster: Finding[]): Finding {
  const heaviest = Math.max(...cluster.map(({ weight }) => weight));
  const fit = cluster.filter(({ weight }) => weight >= SHARE_MIN * heaviest);
  return fit.reduce((best, other) => (rankOf(other) < rankOf(best) ? other : best));
}

function rankOf({ metric, scopeType }: Finding): number {
  return METRICS.indexOf(metric) * NARROW_FIRST.length + NARROW_FIRST.indexOf(scopeType);
}

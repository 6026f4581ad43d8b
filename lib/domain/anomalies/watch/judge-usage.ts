import { setImmediate } from "node:timers/promises";
import { median } from "@/lib/core/statistics";
import type { Bound } from "./bounds";
import { judgeSeries } from "./judge-series";
import { type Finding, isNarrower, mergeFindings, overlaps } from "./merge";
import { addBucket, METRICS, NO_BUCKET } from "./metrics";
import type { ScopeUsage, Usage } from "./read-scopes";
import { toSeries } from "./series";

/** Less extra spend than this, or than this part of a usual day's, is no anomaly of money. */
const EXTRA_NANOS_MIN = 250_000_000;
const DAY_SHARE_MIN = 0.25;
const QUARTERS_A_DAY = 96;
const ERRORS_MIN = 20;

/** What is odd in an organization's usage from `sinceMs` on, one finding for each thing that happened; and the bounds of now. */
export async function judgeUsage(
  { fromMs, scopes }: Usage,
  { sinceMs, nowMs }: { sinceMs: number; nowMs: number },
): Promise<{ findings: Finding[]; bounds: Bound[] }> {
  const findings: Finding[] = [];
  const bounds: Bound[] = [];
  for (const scope of withoutTwins(scopes)) {
    const { scopeType, scopeId, name } = scope;
    for (const metric of METRICS) {
      const series = toSeries(metric, scope.quarters, fromMs);
      const judged = judgeSeries(series, metric, sinceMs, nowMs);
      findings.push(
        ...judged.stretches.map((stretch) => ({ ...stretch, metric, scopeType, scopeId, scopeName: name })),
      );
      if (judged.alarmAbove !== null)
        bounds.push({ metric: metric.name, scopeType, scopeId, above: judged.alarmAbove });
      // The worker has other jobs: none waits for more than one series.
      await setImmediate();
    }
  }
  const usualDay = usualDayNanos(scopes.find(({ scopeType }) => scopeType === "org")?.quarters ?? []);
  const worth = mergeFindings(findings).filter((finding) => isWorthTelling(finding, usualDay));
  return { findings: worth.filter((finding) => !isSymptom(finding, worth)), bounds };
}

/** A project with one key has the key's own series: the narrower scope speaks for both. */
function withoutTwins(scopes: readonly ScopeUsage[]): ScopeUsage[] {
  const narrowest = new Map<string, ScopeUsage>();
  for (const scope of scopes) {
    const sums = { ...NO_BUCKET };
    for (const quarter of scope.quarters) addBucket(sums, quarter);
    const signature = Object.values(sums).join(" ");
    const twin = narrowest.get(signature);
    if (!twin || isNarrower(scope.scopeType, twin.scopeType)) narrowest.set(signature, scope);
  }
  return [...narrowest.values()];
}

/** The median of the last fourteen days' spend. */
function usualDayNanos(quarters: readonly { costNanos: number }[]): number {
  const days: number[] = [];
  for (let end = quarters.length; end > 0 && days.length < 14; end -= QUARTERS_A_DAY) {
    const day = quarters.slice(Math.max(0, end - QUARTERS_A_DAY), end);
    days.push(day.reduce((sum, { costNanos }) => sum + costNanos, 0));
  }
  return median(days);
}

function isWorthTelling({ metric, extraNanos, weight }: Finding, usualDay: number): boolean {
  if (metric.family === "money") return extraNanos >= Math.max(EXTRA_NANOS_MIN, DAY_SHARE_MIN * usualDay);
  if (metric.family === "errors") return weight >= ERRORS_MIN;
  return true;
}

/** Large or many calls are slow too: what money tells already is not told again as latency. */
function isSymptom(finding: Finding, all: readonly Finding[]): boolean {
  if (finding.metric.family !== "latency") return false;
  return all.some((other) => other.metric.family === "money" && overlaps(other, finding));
}

import { HOUR_MS } from "@/lib/core/time";
import { METRICS, metricOf } from "./metrics";
import { readScopes, type ScopeUsage } from "./read-scopes";
import { toSeries } from "./series";

/** Above what a series of the running bucket is an anomaly. */
export type Bound = { metric: string; scopeType: string; scopeId: string; above: number };

/** True when something of the running hour is above its bound already: time to look closely. */
export async function isAnyBoundPassed(orgId: string, bounds: readonly Bound[], now: Date): Promise<boolean> {
  if (bounds.length === 0) return false;
  const fromMs = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS;
  const { scopes } = await readScopes(orgId, new Date(fromMs), now);
  return bounds.some((bound) => isPassed(bound, scopes, fromMs));
}

function isPassed(bound: Bound, scopes: readonly ScopeUsage[], fromMs: number): boolean {
  const metric = METRICS.find(({ name }) => name === bound.metric) && metricOf(bound.metric);
  const scope = scopes.find((one) => one.scopeType === bound.scopeType && one.scopeId === bound.scopeId);
  if (!metric || !scope) return false;
  const value = toSeries(metric, scope.quarters, fromMs).values.at(-1) ?? null;
  return value !== null && value > bound.above;
}

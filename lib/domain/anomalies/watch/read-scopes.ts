import type { AnomalyScope } from "@/lib/contract/anomalies";
import { MINUTE_MS } from "@/lib/core/time";
import { readSums } from "../../metering";
import { type Bucket, NO_BUCKET } from "./metrics";

export const QUARTER_MS = 15 * MINUTE_MS;
const SCOPES_EACH = 8;
const SHARE_MIN = 0.05;

/** The usage of one scope by the quarter of an hour, from `fromMs` on without a gap. */
export type ScopeUsage = { scopeType: AnomalyScope; scopeId: string; name: string; quarters: Bucket[] };
export type Usage = { fromMs: number; scopes: ScopeUsage[] };

type Row = Awaited<ReturnType<typeof readSums>>[number];

export function toBucket(row: Row): Bucket {
  return {
    costNanos: Number(row.costNanos),
    calls: Number(row.calls),
    errors: Number(row.errors),
    tokens: Number(row.inputTokens + row.outputTokens),
    latencyMsSum: Number(row.latencyMsSum),
  };
}

/** The organization's own usage and that of the projects, keys and models that matter, by the quarter of an hour. */
export async function readScopes(orgId: string, from: Date, to: Date): Promise<Usage> {
  const dimensions = [undefined, "project", "key", "model"] as const;
  const fromMs = from.getTime();
  const length = Math.ceil((to.getTime() - fromMs) / QUARTER_MS);
  const scopes: ScopeUsage[] = [];
  for (const groupBy of dimensions) {
    const query = { orgId, from, to, zone: "UTC", bucket: "minute15", groupBy } as const;
    const all = toScopes(groupBy ?? "org", orgId, await readSums({ ...query, filter: [] }), {
      fromMs,
      length,
    });
    scopes.push(...(groupBy ? largestOf(all) : all));
  }
  return { fromMs, scopes };
}

function toScopes(
  scopeType: AnomalyScope,
  orgId: string,
  rows: readonly Row[],
  { fromMs, length }: { fromMs: number; length: number },
): ScopeUsage[] {
  const scopes = new Map<string, ScopeUsage>();
  for (const row of rows) {
    const at = (row.bucket!.getTime() - fromMs) / QUARTER_MS;
    const scopeId = scopeType === "org" ? orgId : row.id;
    let scope = scopes.get(scopeId);
    if (!scope) {
      scope = { scopeType, scopeId, name: row.label, quarters: new Array(length).fill(NO_BUCKET) };
      scopes.set(scopeId, scope);
    }
    scope.quarters[at] = toBucket(row);
  }
  return [...scopes.values()];
}

/** A scope matters with a twentieth of the spend of the time read, or of its last day. */
function largestOf(scopes: ScopeUsage[]): ScopeUsage[] {
  const spent = (scope: ScopeUsage, quarters: number) =>
    scope.quarters.slice(-quarters).reduce((sum, bucket) => sum + bucket.costNanos, 0);
  const shares = (quarters: number) => {
    const sums = scopes.map((scope) => spent(scope, quarters));
    const all = sums.reduce((sum, part) => sum + part, 0) || 1;
    return sums.map((part) => part / all);
  };
  const [ever, lately] = [shares(Number.POSITIVE_INFINITY), shares(96)];
  return scopes
    .map((scope, i) => ({ scope, share: Math.max(ever[i]!, lately[i]!) }))
    .filter(({ share }) => share >= SHARE_MIN)
    .sort((a, b) => b.share - a.share)
    .slice(0, SCOPES_EACH)
    .map(({ scope }) => scope);
}

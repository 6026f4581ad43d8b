import type { PriceRates } from "@/lib/contract/prices";
import { NO_USAGE, type PriceCircumstances, type UsageVector } from "@/lib/core/usage";
import { priceUsage } from "../../catalog";
import { explainProblem } from "./explain-problem";

/** A correction is a further attempt of its request, so many after the one that it corrects. */
export const CORRECTION_ATTEMPTS = 1_000;

type Stored = {
  requestId: string;
  attempt: number;
  startedAt: Date;
  orgId: string;
  orgName: string | null;
  model: string;
  upstreamModel: string;
  providerId: string;
  providerName: string | null;
  upstreamRequestId: string | null;
  endpoint: string;
  reported: unknown;
  resolution: "billed" | "dismissed" | null;
  resolvedAt: Date | null;
  resolvedByName: string | null;
  note: string;
  billedNanos: bigint | null;
};
export type EntryRow = Stored & {
  problem: string;
  counted: Partial<UsageVector> | null;
  circumstances: PriceCircumstances | null;
  rates: PriceRates | null;
};

/** The columns of `EntryRow`, from `usage_quarantine q` and what is beside it. */
export const ENTRY_SELECT = `
  SELECT q.request_id AS "requestId", q.attempt, q.started_at AS "startedAt", q.org_id AS "orgId", o.name AS "orgName",
    e.model, e.upstream_model AS "upstreamModel", e.provider_id AS "providerId", v.name AS "providerName",
    e.upstream_request_id AS "upstreamRequestId", e.endpoint, q.problem, q.reported, q.counted, e.circumstances, r.rates,
    q.resolution, q.resolved_at AS "resolvedAt", u.name AS "resolvedByName", q.note, c.cost_nanos AS "billedNanos"
  FROM usage_quarantine q
  JOIN usage_event e ON (e.org_id, e.started_at, e.request_id, e.attempt) = (q.org_id, q.started_at, q.request_id, q.attempt)
  LEFT JOIN usage_event c ON (c.org_id, c.started_at, c.request_id, c.attempt)
    = (q.org_id, q.started_at, q.request_id, (q.attempt + ${CORRECTION_ATTEMPTS})::smallint)
  LEFT JOIN org o ON o.id = q.org_id LEFT JOIN provider v ON v.id = e.provider_id
  LEFT JOIN price r ON r.id = e.price_id LEFT JOIN "user" u ON u.id = q.resolved_by_id`;

/** What `usage` costs at the price of the call, or null when it had none. */
export function entryCost(row: EntryRow, usage: Partial<UsageVector>): number | null {
  if (!row.rates) return null;
  const at = { ...row.circumstances, billed: null, atMs: row.startedAt.getTime() };
  return priceUsage(row.rates, { ...NO_USAGE, ...usage }, at);
}

export function toEntry(row: EntryRow) {
  const { problem, counted, circumstances: _, rates: __, ...stored } = row;
  const cost = counted && entryCost(row, counted);
  return {
    ...stored,
    id: `${row.requestId}.${row.attempt}`,
    problem: explainProblem(problem),
    counted: counted && { ...NO_USAGE, ...counted },
    countedCostNanos: cost === null ? null : BigInt(cost),
  };
}

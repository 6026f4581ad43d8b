import { timeOfId } from "@/lib/core/id-format";
import { pool } from "@/lib/db";
import { INPUT_TOKENS, OUTPUT_TOKENS } from "../token-columns";

/** An attempt as lists show it. Token columns are the totals of their side. */
export type CallRow = {
  requestId: string;
  attempt: number;
  startedAt: Date;
  projectId: string;
  projectName: string | null;
  keyId: string;
  keyName: string | null;
  model: string;
  endpoint: string;
  stream: boolean;
  status: number;
  outcome: string;
  errorCode: string | null;
  inputTokens: number;
  outputTokens: number;
  costNanos: bigint;
  latencyMs: number;
  ttftMs: number | null;
  usageSource: string;
  quarantined: boolean;
  providerId: string;
  providerName: string | null;
  region: string | null;
  endUser: string | null;
  conversation: string | null;
  tags: Record<string, unknown> | null;
  upstreamRequestId: string | null;
  priceId: string | null;
};

/** The columns of `CallRow`, from `usage_event e` and the names beside it. */
export const CALL_COLUMNS = `
  e.request_id AS "requestId", e.attempt, e.started_at AS "startedAt", e.project_id AS "projectId",
  p.name AS "projectName", e.key_id AS "keyId", k.name AS "keyName", e.model, e.endpoint, e.stream, e.status, e.outcome,
  e.error_code AS "errorCode", ${INPUT_TOKENS} AS "inputTokens",
  ${OUTPUT_TOKENS} AS "outputTokens", e.cost_nanos AS "costNanos",
  e.latency_ms AS "latencyMs", e.ttft_ms AS "ttftMs", e.usage_source AS "usageSource", e.quarantined,
  e.provider_id AS "providerId", v.name AS "providerName", e.region, e.end_user AS "endUser", e.conversation, e.tags,
  e.upstream_request_id AS "upstreamRequestId", e.price_id AS "priceId"`;

export const CALL_NAMES = `LEFT JOIN project p ON p.id = e.project_id LEFT JOIN api_key k ON k.id = e.key_id
  LEFT JOIN provider v ON v.id = e.provider_id`;

/** Calls of one organization by request id, newest first; the time inside the ids picks the partitions. */
export async function readCallRows(orgId: string, requestIds: string[]): Promise<CallRow[]> {
  if (requestIds.length === 0) return [];
  const times = requestIds.map(timeOfId);
  const { rows } = await pool().query<CallRow>(
    `SELECT ${CALL_COLUMNS} FROM usage_event e ${CALL_NAMES}
     WHERE e.org_id = $1 AND e.started_at BETWEEN $2 AND $3 AND e.request_id = ANY($4::text[])
     ORDER BY e.started_at DESC, e.request_id DESC, e.attempt DESC`,
    [orgId, new Date(Math.min(...times)), new Date(Math.max(...times)), requestIds],
  );
  return rows;
}

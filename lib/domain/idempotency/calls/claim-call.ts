import { seal, unseal } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import type { Pool } from "@/lib/db";

const PURPOSE = "idempotent-call";

/** One run of a call under a caller's key. `id` and `requestHash` are hashes. */
export type CallClaim = {
  id: string;
  requestHash: string;
  orgId: string;
  requestId: string;
  startedAtMs: number;
  instanceId: string;
};

/** What a call answered, as it is sent again. */
export type KeptAnswer = {
  contentType: string;
  body: string;
  costNanos: number;
  /** Response headers beside those of every answer. */
  headers: Record<string, string>;
};

export type CallClaimResult =
  | { outcome: "ours" }
  | { outcome: "running" }
  | { outcome: "other_request" }
  /** It was billed, but its answer is not there to be sent again. */
  | { outcome: "lost"; requestId: string; costNanos: number }
  | { outcome: "answered"; requestId: string; answer: KeptAnswer };

type Row = {
  request_hash: string;
  request_id: string;
  state: "running" | "kept" | "lost";
  cost_nanos: bigint;
  answer_enc: string | null;
};

/** Takes the id for this call for 24 hours, or says what became of the first. Exactly one of many callers gets `ours`. */
export async function claimCall(pool: Pool, claim: CallClaim): Promise<CallClaimResult> {
  const taken = await pool.query(
    `INSERT INTO idempotent_call (id, org_id, request_hash, request_id, started_at, instance_id, state, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'running', now() + interval '24 hours')
     ON CONFLICT (id) DO UPDATE SET org_id = excluded.org_id, request_hash = excluded.request_hash,
       request_id = excluded.request_id, started_at = excluded.started_at, instance_id = excluded.instance_id,
       state = 'running', cost_nanos = 0, answer_enc = NULL, expires_at = excluded.expires_at
     WHERE idempotent_call.expires_at <= now()`,
    [
      claim.id,
      claim.orgId,
      claim.requestHash,
      claim.requestId,
      new Date(claim.startedAtMs),
      claim.instanceId,
    ],
  );
  if (taken.rowCount === 1) return { outcome: "ours" };
  const { rows } = await pool.query<Row>(
    "SELECT request_hash, request_id, state, cost_nanos, answer_enc FROM idempotent_call WHERE id = $1",
    [claim.id],
  );
  return rows[0] ? toResult(rows[0], claim) : { outcome: "running" };
}

function toResult(row: Row, claim: CallClaim): CallClaimResult {
  if (row.request_hash !== claim.requestHash) return { outcome: "other_request" };
  if (row.state === "running") return { outcome: "running" };
  const requestId = row.request_id;
  if (row.answer_enc === null) return { outcome: "lost", requestId, costNanos: Number(row.cost_nanos) };
  const answer = JSON.parse(unseal(env().TURNPIKE_SECRET, PURPOSE, row.answer_enc)) as KeptAnswer;
  return { outcome: "answered", requestId, answer };
}

/** Keeps what the claim's call answered, encrypted: it is the tenant's content. */
export async function keepCallAnswer(
  pool: Pool,
  { id, requestId }: CallClaim,
  answer: KeptAnswer,
): Promise<void> {
  const sealed = seal(env().TURNPIKE_SECRET, PURPOSE, JSON.stringify(answer));
  await pool.query(
    `UPDATE idempotent_call SET state = 'kept', cost_nanos = $3, answer_enc = $4
     WHERE id = $1 AND request_id = $2 AND state = 'running'`,
    [id, requestId, answer.costNanos, sealed],
  );
}

/** Notes that the claim's call was billed and that its answer cannot be sent again. */
export async function loseCallAnswer(
  pool: Pool,
  { id, requestId }: CallClaim,
  costNanos: number,
): Promise<void> {
  await pool.query(
    `UPDATE idempotent_call SET state = 'lost', cost_nanos = $3
     WHERE id = $1 AND request_id = $2 AND state = 'running'`,
    [id, requestId, costNanos],
  );
}

/** Gives a claim back whose call was not billed, so that it may be tried again. */
export async function releaseCall(pool: Pool, { id, requestId }: CallClaim): Promise<void> {
  await pool.query("DELETE FROM idempotent_call WHERE id = $1 AND request_id = $2 AND state = 'running'", [
    id,
    requestId,
  ]);
}

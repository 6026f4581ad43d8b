import { seal, unseal } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db";

/** A claim whose process died may be taken over after this. */
const CLAIM_MS = MINUTE_MS;
const KEPT_MS = 24 * HOUR_MS;
const PURPOSE = "idempotency";

/** What a write answered: its status and its body as sent. */
export type FirstAnswer = { status: number; body: string };

type Claim =
  | { outcome: "ours" }
  | { outcome: "running" }
  | { outcome: "other_request" }
  /** It was written, but its process died before the answer was kept. */
  | { outcome: "lost" }
  | { outcome: "answered"; answer: FirstAnswer };

/** Takes the id for one run of a request, or says what became of the first. Exactly one of many callers gets `ours`. */
export async function claimOnce(id: string, requestHash: string, now: Date): Promise<Claim> {
  const taken = await db().$executeRaw`
    INSERT INTO idempotency_record (id, request_hash, created_at, expires_at)
    VALUES (${id}, ${requestHash}, ${now}, ${addMs(now, CLAIM_MS)})
    ON CONFLICT (id) DO UPDATE SET request_hash = EXCLUDED.request_hash, status = NULL, response_enc = NULL,
      written_at = NULL, created_at = EXCLUDED.created_at, expires_at = EXCLUDED.expires_at
    WHERE idempotency_record.expires_at <= ${now}`;
  if (taken > 0) return { outcome: "ours" };
  const first = await db().idempotencyRecord.findUnique({ where: { id } });
  if (!first) return { outcome: "running" };
  if (first.requestHash !== requestHash) return { outcome: "other_request" };
  if (first.status === null || first.responseEnc === null) {
    const isOver = first.writtenAt !== null && addMs(first.writtenAt, CLAIM_MS) <= now;
    return { outcome: isOver ? "lost" : "running" };
  }
  const body = unseal(env().TURNPIKE_SECRET, PURPOSE, first.responseEnc);
  return { outcome: "answered", answer: { status: first.status, body } };
}

/** To be committed with the write itself: a claim that has it is never run again within its 24 hours. */
export async function markWritten(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.idempotencyRecord.updateMany({
    where: { id, status: null },
    data: { writtenAt: now, expiresAt: addMs(now, KEPT_MS) },
  });
}

/** Keeps the first answer for 24 hours, encrypted, because it may hold a secret that is shown once. */
export async function keepAnswer(id: string, answer: FirstAnswer, now: Date): Promise<void> {
  await db().idempotencyRecord.update({
    where: { id },
    data: {
      status: answer.status,
      responseEnc: seal(env().TURNPIKE_SECRET, PURPOSE, answer.body),
      expiresAt: addMs(now, KEPT_MS),
    },
  });
}

/** Gives a claim back after a failure, so that the request may be tried again. */
export async function releaseClaim(id: string): Promise<void> {
  await db().idempotencyRecord.deleteMany({ where: { id, status: null } });
}

/** Forgets what has expired; a job calls it. */
export async function deleteExpiredAnswers(now: Date): Promise<number> {
  const { count } = await db().idempotencyRecord.deleteMany({ where: { expiresAt: { lte: now } } });
  return count;
}

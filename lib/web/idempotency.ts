import type { BaseCtx } from "@/lib/access";
import { sha256Hex } from "@/lib/core/crypto";
import { AppError } from "@/lib/core/errors";
import { withEachTransaction } from "@/lib/db";
import { claimOnce, type FirstAnswer, keepAnswer, markWritten, releaseClaim } from "@/lib/domain/idempotency";

const KEY_PATTERN = /^[\x21-\x7e]{1,255}$/;
const WAIT_STEPS_MS = [50, 100, 200, 400, 800, 1_600];

const lost = () =>
  new AppError(
    "idempotency_result_lost",
    "This was done, but its answer was lost in a restart. Read the resource to see it, or send a new key to do it again.",
  );
const conflict = (message: string) => new AppError("idempotency_conflict", message);

/**
 * Runs `work` once per caller, address and Idempotency-Key within 24 hours and replays its first answer. A failure is not
 * kept, so it may be tried again; the same key with another request is 409; a duplicate in flight waits, then 409.
 */
export async function onceByKey(
  ctx: BaseCtx,
  request: Request,
  sent: unknown,
  work: () => Promise<FirstAnswer>,
): Promise<FirstAnswer & { replayed: boolean }> {
  const key = request.headers.get("idempotency-key");
  if (key === null || request.method === "GET" || ctx.actor.type === "anonymous") {
    return { ...(await work()), replayed: false };
  }
  if (!KEY_PATTERN.test(key)) {
    throw new AppError("invalid_request", "Idempotency-Key is 1 to 255 visible ASCII characters.", {
      param: "Idempotency-Key",
    });
  }
  const id = sha256Hex(`${ctx.actor.userId}\n${key}`);
  const requestHash = sha256Hex(
    `${request.method} ${new URL(request.url).pathname}\n${JSON.stringify(sent)}`,
  );
  const first = await claimOrWait(id, requestHash, ctx.now);
  if (first) return { ...first, replayed: true };
  try {
    const answer = await withEachTransaction((tx) => markWritten(tx, id, ctx.now), work);
    await keepAnswer(id, answer, ctx.now);
    return { ...answer, replayed: false };
  } catch (error) {
    await releaseClaim(id);
    throw error;
  }
}

/** Null when the claim is ours; else the first answer. */
async function claimOrWait(id: string, requestHash: string, at: Date): Promise<FirstAnswer | null> {
  for (const waitMs of [...WAIT_STEPS_MS, 0]) {
    const claim = await claimOnce(id, requestHash, at);
    if (claim.outcome === "ours") return null;
    if (claim.outcome === "other_request")
      throw conflict("This Idempotency-Key was used for another request.");
    if (claim.outcome === "lost") throw lost();
    if (claim.outcome === "answered") return claim.answer;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  throw conflict("A request with this Idempotency-Key is still running. Ask again in a few seconds.");
}

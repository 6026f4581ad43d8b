import type { BaseCtx, Impersonation } from "@/lib/access";
import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { db, inTransaction, type Tx } from "@/lib/db";
import { recordAudit } from "../audit";
import { asImpersonated, IMPERSONATIONS, type ImpersonationRow, toImpersonation } from "./impersonation-row";

/** `ended`: by the operator; `signed_out`: with the session; `time`: it was over; `lost`: who it was of or as is gone. */
type How = "ended" | "signed_out" | "time" | "lost";

/** The caller is themselves again; 404 for whoever is already. */
export async function endImpersonation(ctx: BaseCtx): Promise<{ orgSlug: string }> {
  const impersonation = ctx.actor.type === "user" ? ctx.actor.impersonation : undefined;
  const isOver =
    impersonation !== undefined && (await inTransaction((tx) => end(tx, ctx, impersonation, "ended")));
  if (!isOver) throw notFound("impersonation");
  return { orgSlug: impersonation.orgSlug };
}

/** Ends what a session that signs out looked as. */
export async function endImpersonationOf(sessionId: string, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const ctx = ctxAt(now);
    for (const row of await readOpen(tx, now, sessionId))
      await end(tx, ctx, toImpersonation(row), "signed_out");
  });
}

/** Ends what no longer holds of a session, so that it may look as somebody anew. */
export async function endLapsedOf(tx: Tx, ctx: BaseCtx, sessionId: string): Promise<void> {
  const open = await readOpen(tx, ctx.now, sessionId);
  for (const row of open.filter((row) => !row.is_live)) {
    await end(tx, ctx, toImpersonation(row), howLapsed(row, ctx.now));
  }
}

/** Tells in the tenants' logs of each impersonation that no longer holds, once; a job calls it. */
export async function endLapsed(now: Date): Promise<number> {
  const lapsed = (await readOpen(db(), now)).filter((row) => !row.is_live);
  let ended = 0;
  for (const row of lapsed) {
    const how = howLapsed(row, now);
    const isOurs = await inTransaction((tx) => end(tx, ctxAt(now), toImpersonation(row), how));
    if (isOurs) ended++;
  }
  return ended;
}

function readOpen(tx: Tx, at: Date, sessionId?: string): Promise<ImpersonationRow[]> {
  const where = sessionId === undefined ? "" : "AND i.session_id = $2";
  return tx.$queryRawUnsafe(
    `${IMPERSONATIONS} ${where}`,
    at,
    ...(sessionId === undefined ? [] : [sessionId]),
  );
}

const howLapsed = (row: ImpersonationRow, now: Date): How => (row.expires_at <= now ? "time" : "lost");

const ctxAt = (now: Date): BaseCtx => ({
  actor: { type: "system", userId: "impersonation" },
  now,
  requestId: newId("request", now.getTime()),
});

/** False when it was over already: its end is told once. */
async function end(tx: Tx, ctx: BaseCtx, impersonation: Impersonation, how: How): Promise<boolean> {
  const { id, memberId, orgId } = impersonation;
  const { count } = await tx.impersonation.updateMany({
    where: { id, endedAt: null },
    data: { endedAt: ctx.now },
  });
  if (count === 0) return false;
  await recordAudit(tx, asImpersonated(ctx, impersonation), {
    action: "impersonation.end",
    targetType: memberId ? "user" : "org",
    targetId: memberId ?? orgId,
    data: { how },
  });
  return true;
}

import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { votePlaygroundEndpoint } from "@/lib/contract/playground";
import { newId } from "@/lib/core/ids";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";

/** Keeps which answer of a turn its reader found better, by ids and models alone; a second vote replaces the first. */
export async function votePlayground(ctx: Ctx, input: InputOf<typeof votePlaygroundEndpoint>) {
  requirePermission(ctx, "playground.use");
  const { turn, verdict, winnerRequestId, candidates } = input;
  const who = { orgId: ctx.orgId, voterId: ctx.actor.userId, turn };
  const what = {
    verdict,
    winnerRequestId,
    models: candidates.map(({ model }) => model),
    requestIds: candidates.map(({ requestId }) => requestId),
    createdAt: ctx.now,
  };
  return inTransaction(async (tx) => {
    const { id } = await tx.playgroundVote.upsert({
      where: { orgId_voterId_turn: who },
      create: { id: newId("vote", ctx.now.getTime()), ...who, ...what },
      update: what,
      select: { id: true },
    });
    await recordAudit(tx, ctx, {
      action: "playground.vote",
      targetType: "vote",
      targetId: id,
      data: { verdict, models: what.models },
    });
    return { id };
  });
}

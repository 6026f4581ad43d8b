import { type Ctx, requirePermission } from "@/lib/access";
import type { setAnomalyFeedbackEndpoint } from "@/lib/contract/anomalies";
import type { InputOf } from "@/lib/contract/endpoint";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../../audit";
import { readAnomaly } from "../queries";

/** Says whether an anomaly was expected; the detector's job learns from it (see `isExpected`). Null takes it back. */
export async function setAnomalyFeedback(
  ctx: Ctx,
  { anomalyId, feedback }: InputOf<typeof setAnomalyFeedbackEndpoint>,
) {
  requirePermission(ctx, "alerts.write");
  return inTransaction(async (tx) => {
    const before = await readAnomaly(tx, ctx, anomalyId);
    if (before.feedback === feedback) return before;
    await tx.anomaly.update({
      where: { id: anomalyId },
      data: {
        feedback,
        feedbackAt: feedback ? ctx.now : null,
        feedbackById: feedback && ctx.actor.type === "user" ? ctx.actor.userId : null,
      },
    });
    await recordAudit(tx, ctx, {
      action: "anomaly.feedback",
      targetType: "anomaly",
      targetId: anomalyId,
      data: { from: before.feedback, to: feedback },
    });
    return readAnomaly(tx, ctx, anomalyId);
  });
}

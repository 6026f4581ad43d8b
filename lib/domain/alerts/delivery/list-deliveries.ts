import { type Ctx, requirePermission } from "@/lib/access";
import type {
  DeliveryStatus,
  listDeliveriesEndpoint,
  sendDeliveryEndpoint,
} from "@/lib/contract/alert-deliveries";
import type { InputOf } from "@/lib/contract/endpoint";
import { notFound } from "@/lib/core/errors";
import { db, inTransaction } from "@/lib/db";
import { recordAudit } from "../../audit";

const ATTEMPTS_SHOWN = 20;

/** What was sent where, newest first, with every try. */
export async function listDeliveries(ctx: Ctx, input: InputOf<typeof listDeliveriesEndpoint>) {
  requirePermission(ctx, "alerts.write");
  const { limit, cursor, channelId } = input;
  const rows = await db().alertDelivery.findMany({
    where: { orgId: ctx.orgId, channelId, ...(cursor && { id: { lt: cursor } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const [notifications, attempts] = await Promise.all([
    db().notification.findMany({
      where: { id: { in: page.map((row) => row.notificationId) } },
      select: { id: true, kind: true, title: true },
    }),
    db().alertAttempt.findMany({
      where: { deliveryId: { in: page.map(({ id }) => id) } },
      orderBy: { attempt: "desc" },
    }),
  ]);
  const about = new Map(notifications.map((row) => [row.id, row]));
  const items = page.map((row) => ({
    ...row,
    kind: about.get(row.notificationId)?.kind ?? "",
    title: about.get(row.notificationId)?.title ?? "",
    status: row.status as DeliveryStatus,
    nextAttemptAt: row.status === "pending" ? row.nextAttemptAt : null,
    attempts: attempts.filter(({ deliveryId }) => deliveryId === row.id).slice(0, ATTEMPTS_SHOWN),
  }));
  return { items, nextCursor: rows.length > limit ? page.at(-1)!.id : null };
}

/** Sends a delivery again as soon as a worker comes by, under the same id, whatever came of it before. */
export async function sendDelivery(ctx: Ctx, input: InputOf<typeof sendDeliveryEndpoint>) {
  requirePermission(ctx, "alerts.write");
  return inTransaction(async (tx) => {
    const delivery = await tx.alertDelivery.findFirst({
      where: { id: input.deliveryId, orgId: ctx.orgId },
      select: { id: true, channelId: true },
    });
    if (!delivery) throw notFound("delivery");
    await tx.alertDelivery.update({
      where: { id: delivery.id },
      data: { status: "pending", nextAttemptAt: ctx.now, note: null },
    });
    await recordAudit(tx, ctx, {
      action: "alert_delivery.send",
      targetType: "alert_channel",
      targetId: delivery.channelId,
      data: { deliveryId: delivery.id },
    });
    return { id: delivery.id };
  });
}

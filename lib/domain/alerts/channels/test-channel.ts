import { type Ctx, requirePermission } from "@/lib/access";
import type { testChannelEndpoint } from "@/lib/contract/alert-channels";
import type { InputOf } from "@/lib/contract/endpoint";
import { newId } from "@/lib/core/ids";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../../audit";
import { TEST_KIND } from "../notifications/test-kind";
import { readChannel } from "./list-channels";

/** Sends one channel a message marked as a test, also when it is snoozed or off; the bell does not show it. */
export async function testChannel(ctx: Ctx, input: InputOf<typeof testChannelEndpoint>) {
  requirePermission(ctx, "alerts.write");
  return inTransaction(async (tx) => {
    const channel = await readChannel(tx, ctx, input.channelId);
    const { slug } = await tx.org.findUniqueOrThrow({ where: { id: ctx.orgId }, select: { slug: true } });
    const atMs = ctx.now.getTime();
    const notificationId = newId("notification", atMs);
    const deliveryId = newId("delivery", atMs);
    await tx.notification.create({
      data: {
        id: notificationId,
        orgId: ctx.orgId,
        kind: TEST_KIND,
        severity: "info",
        dedupeKey: `test:${notificationId}`,
        title: "Test of an alert channel",
        lines: [`This is a test of the channel "${channel.name}". Nothing has happened to your spend.`],
        path: `/${slug}/limits`,
        data: { test: true, channelId: channel.id },
        createdAt: ctx.now,
      },
    });
    await tx.alertDelivery.create({
      data: {
        id: deliveryId,
        orgId: ctx.orgId,
        notificationId,
        channelId: channel.id,
        status: "pending",
        nextAttemptAt: ctx.now,
        createdAt: ctx.now,
      },
    });
    await recordAudit(tx, ctx, {
      action: "alert_channel.test",
      targetType: "alert_channel",
      targetId: channel.id,
      data: { deliveryId },
    });
    return { deliveryId };
  });
}

import type { AlertKind, AlertSeverity } from "@/lib/contract/notifications";
import { newId } from "@/lib/core/ids";
import { inTransaction, type Prisma, type Tx } from "@/lib/db";
import { ensureDefaultChannel } from "../channels/default-channel";

export type Notice = {
  orgId: string;
  kind: AlertKind;
  /** What it is about, and when: the same key is told once, ever. */
  dedupeKey: string;
  severity: AlertSeverity;
  title: string;
  lines: string[];
  /** A path of the portal: `/acme/limits`. */
  path: string;
  /** Facts for webhooks; amounts as decimal strings. */
  data: Prisma.InputJsonObject;
};

/**
 * Tells an organization something, once: the row of the bell and what each channel is sent are one transaction. Answers the id, or
 * null when this key was told before, or when nobody is there: the organization was closed. Inside a caller's transaction its cause is in it too.
 */
export async function raiseNotification(notice: Notice, now: Date, tx?: Tx): Promise<string | null> {
  return tx ? raise(tx, notice, now) : inTransaction((own) => raise(own, notice, now));
}

async function raise(tx: Tx, notice: Notice, now: Date): Promise<string | null> {
  if (!(await tx.org.count({ where: { id: notice.orgId, closedAt: null } }))) return null;
  const id = newId("notification", now.getTime());
  const { count } = await tx.notification.createMany({
    data: [{ ...notice, id, createdAt: now }],
    skipDuplicates: true,
  });
  if (count === 0) return null;
  await ensureDefaultChannel(tx, notice.orgId, now);
  const channels = await tx.alertChannel.findMany({
    where: { orgId: notice.orgId, revokedAt: null, disabledAt: null, kinds: { has: notice.kind } },
    select: { id: true, snoozedUntil: true },
    orderBy: { id: "asc" },
  });
  await tx.alertDelivery.createMany({
    data: channels.map((channel) => deliveryRow(notice.orgId, id, channel, now)),
  });
  return id;
}

type Addressee = { id: string; snoozedUntil: Date | null };

/** A snoozed channel is left out, and its log says so: it may be sent by hand. */
function deliveryRow(orgId: string, notificationId: string, channel: Addressee, now: Date) {
  const isSnoozed = channel.snoozedUntil !== null && channel.snoozedUntil > now;
  return {
    id: newId("delivery", now.getTime()),
    orgId,
    notificationId,
    channelId: channel.id,
    status: isSnoozed ? "skipped" : "pending",
    note: isSnoozed ? "The channel was snoozed." : null,
    nextAttemptAt: now,
    createdAt: now,
  };
}

import { type Ctx, requirePermission } from "@/lib/access";
import type {
  createChannelEndpoint,
  revokeChannelEndpoint,
  rotateChannelSecretEndpoint,
  snoozeChannelEndpoint,
  updateChannelEndpoint,
} from "@/lib/contract/alert-channels";
import type { InputOf } from "@/lib/contract/endpoint";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { HOUR_MS } from "@/lib/core/time";
import { db, inTransaction } from "@/lib/db";
import { recordAudit } from "../../audit";
import { snoozeEnd } from "../rules/snooze-end";
import { toAddressColumns } from "./channel-address";
import { addSecret } from "./channel-secrets";
import { ensureDefaultChannel } from "./default-channel";
import { type ChannelView, readChannel } from "./list-channels";

const CHANNELS_MAX = 20;

/** A place that alerts go to. A webhook's signing secret is in this answer only. */
export async function createChannel(ctx: Ctx, input: InputOf<typeof createChannelEndpoint>) {
  requirePermission(ctx, "alerts.write");
  const { type, name, kinds } = input;
  const columns = await toAddressColumns(type, input);
  return inTransaction(async (tx) => {
    await ensureDefaultChannel(tx, ctx.orgId, ctx.now);
    if ((await tx.alertChannel.count({ where: { orgId: ctx.orgId, revokedAt: null } })) >= CHANNELS_MAX) {
      throw new AppError("conflict", `There are ${CHANNELS_MAX} channels already. Remove one of them first.`);
    }
    const id = newId("channel", ctx.now.getTime());
    await tx.alertChannel.create({
      data: { id, orgId: ctx.orgId, type, name, kinds, ...columns, createdAt: ctx.now },
    });
    const secret = type === "webhook" ? await addSecret(tx, id, ctx.now, 0) : null;
    await recordAudit(tx, ctx, {
      action: "alert_channel.create",
      targetType: "alert_channel",
      targetId: id,
      data: { type, name, label: columns.label },
    });
    return { ...(await readChannel(tx, ctx, id)), secret };
  });
}

/** Changes what is given. Switched on again, a channel that was disabled by a 410 is tried anew. */
export async function updateChannel(ctx: Ctx, input: InputOf<typeof updateChannelEndpoint>) {
  requirePermission(ctx, "alerts.write");
  const { channelId, name, kinds, enabled } = input;
  const columns = await toMovedColumns(await readChannel(db(), ctx, channelId), input);
  return inTransaction(async (tx) => {
    await readChannel(tx, ctx, channelId);
    await tx.alertChannel.update({
      where: { id: channelId },
      data: {
        ...(name !== undefined && { name }),
        ...(kinds !== undefined && { kinds }),
        ...columns,
        ...(enabled === true && { disabledAt: null, disabledReason: null }),
        ...(enabled === false && { disabledAt: ctx.now, disabledReason: "Switched off." }),
      },
    });
    const after = await readChannel(tx, ctx, channelId);
    await recordAudit(tx, ctx, {
      action: "alert_channel.update",
      targetType: "alert_channel",
      targetId: channelId,
      data: { name: after.name, label: after.label, kinds: after.kinds, enabled: after.disabledAt === null },
    });
    return after;
  });
}

/** Whom it reaches from now on, where that was given. */
async function toMovedColumns(before: ChannelView, input: InputOf<typeof updateChannelEndpoint>) {
  const { roles, addresses, url } = input;
  const moves = before.type === "email" ? roles !== undefined || addresses !== undefined : Boolean(url);
  if (!moves) return {};
  return toAddressColumns(before.type, {
    roles: roles ?? before.roles,
    addresses: addresses ?? before.addresses,
    url: url ?? "",
  });
}

/** Ends a channel; what it has not been sent yet is dropped. */
export async function revokeChannel(ctx: Ctx, input: InputOf<typeof revokeChannelEndpoint>) {
  requirePermission(ctx, "alerts.write");
  return inTransaction(async (tx) => {
    const { id, name } = await readChannel(tx, ctx, input.channelId);
    await tx.alertChannel.update({ where: { id }, data: { revokedAt: ctx.now } });
    await tx.alertDelivery.updateMany({
      where: { channelId: id, status: "pending" },
      data: { status: "skipped", note: "The channel was removed." },
    });
    await recordAudit(tx, ctx, {
      action: "alert_channel.revoke",
      targetType: "alert_channel",
      targetId: id,
      data: { name },
    });
    return { id, revokedAt: ctx.now };
  });
}

/** A new signing secret, in this answer only; both sign until the overlap ends. 400 for what is not a webhook. */
export async function rotateChannelSecret(ctx: Ctx, input: InputOf<typeof rotateChannelSecretEndpoint>) {
  requirePermission(ctx, "alerts.write");
  return inTransaction(async (tx) => {
    const channel = await readChannel(tx, ctx, input.channelId);
    if (channel.type !== "webhook") throw new AppError("invalid_request", "Only webhooks are signed.");
    const secret = await addSecret(tx, channel.id, ctx.now, input.overlapHours * HOUR_MS);
    await recordAudit(tx, ctx, {
      action: "alert_channel.rotate_secret",
      targetType: "alert_channel",
      targetId: channel.id,
      data: { name: channel.name, overlapHours: input.overlapHours },
    });
    return { ...channel, secret };
  });
}

/** Sends the channel nothing for a while; `off` wakes it. */
export async function snoozeChannel(ctx: Ctx, input: InputOf<typeof snoozeChannelEndpoint>) {
  requirePermission(ctx, "alerts.write");
  return inTransaction(async (tx) => {
    const { id } = await readChannel(tx, ctx, input.channelId);
    const snoozedUntil = snoozeEnd(input.until, ctx.now, null);
    await tx.alertChannel.update({ where: { id }, data: { snoozedUntil } });
    await recordAudit(tx, ctx, {
      action: "alert_channel.snooze",
      targetType: "alert_channel",
      targetId: id,
      data: { until: snoozedUntil?.toISOString() ?? null },
    });
    return readChannel(tx, ctx, id);
  });
}

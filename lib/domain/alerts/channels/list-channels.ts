import { type Ctx, type Role, requirePermission } from "@/lib/access";
import type { ChannelType } from "@/lib/contract/alert-channels";
import type { AlertKind } from "@/lib/contract/notifications";
import { notFound } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db";
import { ensureDefaultChannel } from "./default-channel";

type ChannelFilter = { id?: string };

/** Live channels with the newest delivery of each, oldest first. */
async function readChannels(tx: Tx, { orgId, now }: Ctx, filter: ChannelFilter = {}) {
  const rows = await tx.alertChannel.findMany({
    where: { ...filter, orgId, revokedAt: null },
    orderBy: { id: "asc" },
  });
  const newest = await tx.alertDelivery.findMany({
    where: { channelId: { in: rows.map(({ id }) => id) } },
    distinct: ["channelId"],
    orderBy: { id: "desc" },
    select: { channelId: true, status: true, createdAt: true },
  });
  const last = new Map(
    newest.map(({ channelId, status, createdAt }) => [channelId, { status, at: createdAt }]),
  );
  return rows.map(({ urlEnc: _, ...row }) => ({
    ...row,
    type: row.type as ChannelType,
    kinds: row.kinds as AlertKind[],
    roles: row.roles as Role[],
    snoozedUntil: row.snoozedUntil && row.snoozedUntil > now ? row.snoozedUntil : null,
    lastDelivery: last.get(row.id) ?? null,
  }));
}

export type ChannelView = Awaited<ReturnType<typeof readChannels>>[number];

/** One live channel, or the 404 that another tenant's gets too. */
export async function readChannel(tx: Tx, ctx: Ctx, id: string): Promise<ChannelView> {
  const [channel] = await readChannels(tx, ctx, { id });
  if (!channel) throw notFound("channel");
  return channel;
}

/** Where alerts of the organization go. */
export async function listChannels(ctx: Ctx) {
  requirePermission(ctx, "usage.read");
  await ensureDefaultChannel(db(), ctx.orgId, ctx.now);
  return { items: await readChannels(db(), ctx) };
}

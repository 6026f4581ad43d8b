import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type {
  AlertKind,
  AlertSeverity,
  listNotificationsEndpoint,
  readNotificationsEndpoint,
} from "@/lib/contract/notifications";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db, pool } from "@/lib/db";
import { TEST_KIND } from "./test-kind";

/** What is older counts as read: nobody works through last quarter's bell. */
const UNREAD_DAYS = 30;

/** Newest first, with when the caller read each, and how many of the last 30 days are unread. */
export async function listNotifications(ctx: Ctx, input: InputOf<typeof listNotificationsEndpoint>) {
  requirePermission(ctx, "usage.read");
  const { limit, cursor } = input;
  const rows = await db().notification.findMany({
    where: { orgId: ctx.orgId, kind: { not: TEST_KIND }, ...(cursor && { id: { lt: cursor } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const [reads, unreadCount] = await Promise.all([
    db().notificationRead.findMany({
      where: { userId: ctx.actor.userId, notificationId: { in: page.map(({ id }) => id) } },
    }),
    countUnread(ctx),
  ]);
  const readAt = new Map(reads.map((read) => [read.notificationId, read.readAt]));
  const items = page.map((row) => ({
    ...row,
    kind: row.kind as AlertKind,
    severity: row.severity as AlertSeverity,
    data: row.data as Record<string, unknown>,
    readAt: readAt.get(row.id) ?? null,
  }));
  return { items, unreadCount, nextCursor: rows.length > limit ? page.at(-1)!.id : null };
}

/** Marks some or all of the organization's notifications as read by the caller; another organization's ids do nothing. */
export async function readNotifications(ctx: Ctx, input: InputOf<typeof readNotificationsEndpoint>) {
  requirePermission(ctx, "usage.read");
  await pool().query(
    `INSERT INTO notification_read (notification_id, user_id, read_at)
     SELECT id, $2, $3 FROM notification
     WHERE org_id = $1 AND created_at >= $4 AND kind <> '${TEST_KIND}' AND ($5::text[] IS NULL OR id = ANY($5))
     ON CONFLICT DO NOTHING`,
    [ctx.orgId, ctx.actor.userId, ctx.now, unreadSince(ctx), input.ids ?? null],
  );
  return { unreadCount: await countUnread(ctx) };
}

async function countUnread(ctx: Ctx): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `SELECT count(*)::int AS count FROM notification n
     WHERE n.org_id = $1 AND n.created_at >= $3 AND n.kind <> '${TEST_KIND}'
       AND NOT EXISTS (SELECT FROM notification_read r WHERE r.notification_id = n.id AND r.user_id = $2)`,
    [ctx.orgId, ctx.actor.userId, unreadSince(ctx)],
  );
  return rows[0]!.count;
}

function unreadSince(ctx: Ctx): Date {
  return addMs(ctx.now, -UNREAD_DAYS * DAY_MS);
}

import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { env } from "@/lib/core/env";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { atTime, createTestTenant } from "../../projects/testing";
import {
  createChannel,
  deliverDueAlerts,
  listChannels,
  listDeliveries,
  listNotifications,
  raiseNotification,
  readNotifications,
  revokeChannel,
  rotateChannelSecret,
  sendDelivery,
  snoozeChannel,
  testChannel,
  updateChannel,
} from "..";
import { type Received, startReceiver } from "../testing";

useTestDatabase();
vi.setConfig({ testTimeout: 90_000 });

const settings = () => env() as Record<string, unknown>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let tenant: Awaited<ReturnType<typeof createTestTenant>>;
beforeEach(async () => {
  settings().WEBHOOK_PRIVATE_ADDRESSES = "true";
  receiver = await startReceiver();
  tenant = await createTestTenant();
});
afterEach(async () => {
  settings().WEBHOOK_PRIVATE_ADDRESSES = "false";
  await receiver.stop();
});

const channelOf = (type: "webhook" | "slack", url = receiver.url) =>
  createChannel(tenant.ctx, { type, name: "Pager", kinds: ["budget"], roles: [], addresses: [], url });

const raise = (dedupeKey: string, at = tenant.ctx.now) =>
  raiseNotification(
    {
      orgId: tenant.orgId,
      kind: "budget",
      severity: "warning",
      dedupeKey,
      title: "85% of <the> budget & more",
      lines: ["$85.00 of $100.00 is spent."],
      path: "/acme/limits",
      data: { observed: "85" },
    },
    at,
  );

/** As the specification has it, by a receiver that knows the secret. */
function isSigned({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const content = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const expected = `v1,${createHmac("sha256", key).update(content).digest("base64")}`;
  return String(headers["webhook-signature"]).split(" ").includes(expected);
}

async function logOf(channelId: string) {
  const { items } = await listDeliveries(tenant.ctx, { limit: 50, channelId });
  return items;
}

test("ten workers at once send one signed message, and its log tells how it went without secrets", async () => {
  const { id, secret } = await channelOf("webhook");
  receiver.script = (res) => res.writeHead(200).end(`thanks for ${secret} ${"x".repeat(9_000)}`);
  expect([await raise("once"), await raise("once")]).toEqual([expect.any(String), null]);
  await Promise.all(Array.from({ length: 10 }, () => deliverDueAlerts(tenant.ctx.now)));
  expect(receiver.received).toHaveLength(1);
  const [message] = receiver.received;
  expect(isSigned(message!, secret!)).toBe(true);
  expect(isSigned({ ...message!, body: `${message!.body} ` }, secret!)).toBe(false);
  expect(JSON.parse(message!.body)).toMatchObject({
    type: "alert.budget",
    timestamp: tenant.ctx.now.toISOString(),
    data: { title: "85% of <the> budget & more", details: { observed: "85" } },
  });
  const [delivery] = await logOf(id);
  expect(delivery).toMatchObject({ id: message!.headers["webhook-id"], status: "delivered" });
  expect(delivery!.attempts).toMatchObject([{ attempt: 1, status: 200, error: null }]);
  expect(delivery!.attempts[0]!.response).toMatch(/^thanks for whsec_… x+$/);
  expect(delivery!.attempts[0]!.response!.length).toBeLessThanOrEqual(500);
});

test("mail goes to the owners and admins to begin with, once a recipient however many workers there are", async () => {
  await raise("mail");
  const counts = await Promise.all(Array.from({ length: 10 }, () => deliverDueAlerts(tenant.ctx.now)));
  expect(counts.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(1);
  const to = `${tenant.userId}@example.com`.toLowerCase();
  const mails = await db().outboxMail.findMany({ where: { kind: "alert", to } });
  expect(mails.map((mail) => [mail.subject, mail.to])).toEqual([["85% of <the> budget & more", to]]);
  expect(mails[0]!.html).toContain("85% of &lt;the&gt; budget &amp; more");
});

test("a member who has muted a kind gets no mail of it, and goes on getting the others", async () => {
  const to = (await db().user.findUniqueOrThrow({ where: { id: tenant.userId } })).email;
  const mute = (...mutedMail: string[]) =>
    db().member.updateMany({ where: { userId: tenant.userId }, data: { mutedMail } });
  await mute("budget");
  await raise("muted");
  await deliverDueAlerts(addMs(tenant.ctx.now, 1_000));
  expect(await db().outboxMail.count({ where: { to } })).toBe(0);
  await mute("anomaly");
  await raise("wanted");
  await deliverDueAlerts(addMs(tenant.ctx.now, 2_000));
  expect(await db().outboxMail.count({ where: { to } })).toBe(1);
});

test("a receiver that fails is tried again for days under one id, given up in the end, and sent again by hand", async () => {
  const { id } = await channelOf("webhook");
  receiver.script = (res) => res.writeHead(503).end();
  await raise("fails");
  let at = tenant.ctx.now;
  const gapsMs: number[] = [];
  for (;;) {
    await deliverDueAlerts(at);
    const [delivery] = await logOf(id);
    if (delivery!.status !== "pending") break;
    gapsMs.push(delivery!.nextAttemptAt!.getTime() - at.getTime());
    expect(await deliverDueAlerts(addMs(delivery!.nextAttemptAt!, -1))).toMatchObject({ failed: 0 });
    at = delivery!.nextAttemptAt!;
  }
  expect(receiver.received).toHaveLength(10);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  expect(gapsMs.slice(1).every((gap, i) => gap > gapsMs[i]! * 0.9)).toBe(true);
  expect(at.getTime() - tenant.ctx.now.getTime()).toBeGreaterThan(2 * DAY_MS);
  const [failed] = await logOf(id);
  expect(failed).toMatchObject({ status: "failed", note: "Given up: status 503" });
  receiver.script = (res) => res.writeHead(200).end();
  await sendDelivery(atTime(tenant.ctx, at), { deliveryId: failed!.id });
  await deliverDueAlerts(at);
  expect((await logOf(id))[0]).toMatchObject({ status: "delivered", deliveredAt: at });
});

test("410 switches the channel off, with what waits for it; switched on it gets what comes next", async () => {
  const { id } = await channelOf("webhook");
  receiver.script = (res) => res.writeHead(410).end();
  await raise("gone");
  await deliverDueAlerts(tenant.ctx.now);
  await raise("while off");
  await deliverDueAlerts(tenant.ctx.now);
  expect(receiver.received).toHaveLength(1);
  const find = async () => (await listChannels(tenant.ctx)).items.find((channel) => channel.id === id);
  expect(await find()).toMatchObject({ disabledReason: "The receiver answered 410: it wants no more." });
  await updateChannel(tenant.ctx, { channelId: id, enabled: true });
  receiver.script = (res) => res.writeHead(204).end();
  await raise("after");
  await deliverDueAlerts(tenant.ctx.now);
  expect(receiver.received).toHaveLength(2);
});

test("a redirect is not followed, and an address inside is refused at save and again at each send", async () => {
  const inside = await startReceiver();
  const { id } = await channelOf("webhook");
  receiver.script = (res) => res.writeHead(302, { location: inside.url }).end();
  await raise("redirect");
  await deliverDueAlerts(tenant.ctx.now);
  expect([receiver.received.length, inside.received.length]).toEqual([1, 0]);
  expect((await logOf(id))[0]!.attempts[0]).toMatchObject({ status: 302 });
  await inside.stop();
  settings().WEBHOOK_PRIVATE_ADDRESSES = "false";
  await expect(channelOf("webhook")).rejects.toMatchObject({ status: 400, details: { param: "url" } });
  await expect(channelOf("slack", "https://localhost/x")).rejects.toMatchObject({ status: 400 });
  await deliverDueAlerts(addMs(tenant.ctx.now, MINUTE_MS));
  expect(receiver.received).toHaveLength(1);
  expect((await logOf(id))[0]!.attempts[0]!.error).toMatch(/https/);
});

test("a rotated secret signs beside the old one until the overlap ends", async () => {
  const { id: channelId, secret: old } = await channelOf("webhook");
  const { secret: young } = await rotateChannelSecret(tenant.ctx, { channelId, overlapHours: 1 });
  expect(young).not.toBe(old);
  const send = async (key: string, at: Date) => {
    await raise(key, at);
    await deliverDueAlerts(at);
    return receiver.received.at(-1)!;
  };
  const during = await send("during", tenant.ctx.now);
  expect([isSigned(during, old!), isSigned(during, young!)]).toEqual([true, true]);
  const later = await send("later", addMs(tenant.ctx.now, HOUR_MS));
  expect([isSigned(later, old!), isSigned(later, young!)]).toEqual([false, true]);
  const sealed = await db().alertChannelSecret.findMany({ where: { channelId } });
  expect(JSON.stringify(sealed)).not.toContain(young!.slice(6));
});

test("Slack is sent its own shape, escaped; its address is not shown", async () => {
  const channel = await channelOf("slack");
  expect(channel).toMatchObject({ secret: null, label: expect.stringMatching(/^127\.0\.0\.1:\d+\/…$/) });
  await raise("slack");
  await deliverDueAlerts(tenant.ctx.now);
  const { text, blocks } = JSON.parse(receiver.received[0]!.body);
  expect(text).toBe(":large_yellow_circle: 85% of &lt;the&gt; budget &amp; more");
  expect(blocks.map((block: { type: string }) => block.type)).toEqual(["header", "section"]);
  expect(receiver.received[0]!.headers["webhook-signature"]).toBeUndefined();
});

test("a snoozed channel is left out, and says so; a test reaches it all the same, and not the bell", async () => {
  const { id: channelId } = await channelOf("webhook");
  await snoozeChannel(tenant.ctx, { channelId, until: "hour" });
  await raise("asleep");
  await deliverDueAlerts(tenant.ctx.now);
  expect(receiver.received).toHaveLength(0);
  expect((await logOf(channelId))[0]).toMatchObject({ status: "skipped", note: "The channel was snoozed." });
  await testChannel(tenant.ctx, { channelId });
  await deliverDueAlerts(tenant.ctx.now);
  expect(JSON.parse(receiver.received[0]!.body)).toMatchObject({
    type: "alert.test",
    data: { details: { test: true } },
  });
  const { items, unreadCount } = await listNotifications(tenant.ctx, { limit: 10 });
  expect([items.length, unreadCount]).toEqual([1, 1]);
  expect(await readNotifications(tenant.ctx, {})).toEqual({ unreadCount: 0 });
  expect((await listNotifications(tenant.ctx, { limit: 10 })).items[0]!.readAt).toEqual(tenant.ctx.now);
});

test("a channel is the organization's own, changed by payers only, and gone when it is removed", async () => {
  const { id: channelId } = await channelOf("webhook");
  const stranger = await createTestTenant();
  await expect(testChannel(stranger.ctx, { channelId })).rejects.toMatchObject({ status: 404 });
  await expect(revokeChannel(stranger.ctx, { channelId })).rejects.toMatchObject({ status: 404 });
  await raise("dropped");
  await revokeChannel(tenant.ctx, { channelId });
  await deliverDueAlerts(tenant.ctx.now);
  expect(receiver.received).toHaveLength(0);
  await expect(updateChannel(tenant.ctx, { channelId, name: "x" })).rejects.toMatchObject({ status: 404 });
});

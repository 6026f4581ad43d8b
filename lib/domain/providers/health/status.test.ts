import { expect, test } from "vitest";
import type { BaseCtx } from "@/lib/access";
import { newId } from "@/lib/core/ids";
import { addMs, MINUTE_MS, now } from "@/lib/core/time";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { getStatus, reportTrouble } from "..";

useTestDatabase();

let asked = 0;
/** Each asks a minute after the one before, so that none is answered from memory. */
function look() {
  const at = addMs(now(), ++asked * MINUTE_MS);
  const ctx: BaseCtx = { actor: { type: "anonymous", userId: "anonymous" }, now: at, requestId: "req_1" };
  return getStatus(ctx);
}

async function newProvider(name: string) {
  const id = newId("provider");
  await db().provider.create({
    data: { id, name, slug: id.toLowerCase(), kind: "openai", baseUrl: "https://upstream.example/v1" },
  });
  return id;
}

const beat = (id: string, secondsAgo: number) =>
  db().$executeRaw`
    INSERT INTO gateway_instance (id, host, started_at, heartbeat_at)
    VALUES (${id}, 'test', now(), now() - make_interval(secs => ${secondsAgo}))
    ON CONFLICT (id) DO UPDATE SET heartbeat_at = excluded.heartbeat_at`;

test("the gateway is away until one gives a sign of life, and again when the last falls silent", async () => {
  expect((await look()).gateway).toBe("away");
  await beat("gw_1", 0);
  expect((await look()).gateway).toBe("ok");
  await beat("gw_1", 600);
  expect((await look()).gateway).toBe("away");
  await beat("gw_2", 0);
  expect((await look()).gateway).toBe("ok");
});

test("a provider is named once while any gateway says that it fails, since the first of them said so", async () => {
  const [a, b] = [await newProvider("Alpha"), await newProvider("Beta")];
  await reportTrouble(pool(), "gw_1", [a, b, a]);
  await reportTrouble(pool(), "gw_2", [a]);
  expect((await look()).providers.map(({ name }) => name)).toEqual(["Alpha", "Beta"]);
  const [before] = (await look()).providers;
  await reportTrouble(pool(), "gw_1", [a]);
  expect((await look()).providers).toEqual([before]);
  await reportTrouble(pool(), "gw_1", []);
  expect((await look()).providers.map(({ name }) => name)).toEqual(["Alpha"]);
  await reportTrouble(pool(), "gw_2", []);
  expect((await look()).providers).toEqual([]);
});

test("what a gateway said before it died, and a provider that was switched off, are not in the status", async () => {
  const [old, off] = [await newProvider("Old"), await newProvider("Off")];
  await reportTrouble(pool(), "gw_1", [old, off]);
  await db().provider.update({ where: { id: off }, data: { enabled: false } });
  expect((await look()).providers.map(({ name }) => name)).toEqual(["Old"]);
  await db().$executeRaw`
    UPDATE provider_trouble SET seen_at = now() - interval '10 minutes', since = now() - interval '1 hour'`;
  expect((await look()).providers).toEqual([]);
  await reportTrouble(pool(), "gw_1", [old]);
  const [again] = (await look()).providers;
  expect((again!.since as Date).getTime()).toBeGreaterThan(addMs(now(), -30 * MINUTE_MS).getTime());
});

test("within five seconds the answer is the same one, however many ask", async () => {
  const first = await look();
  const ctx: BaseCtx = {
    actor: { type: "anonymous", userId: "anonymous" },
    now: addMs(first.checkedAt as Date, 4_000),
    requestId: "req_1",
  };
  expect(await getStatus(ctx)).toBe(first);
  expect(await getStatus({ ...ctx, now: addMs(ctx.now, 2_000) })).not.toBe(first);
});

import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { expect, test, vi } from "vitest";
import { env } from "@/lib/core/env";
import { addMs, MINUTE_MS, now } from "@/lib/core/time";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createBudget } from "@/lib/domain/limits";
import { ingestSettledCalls } from "@/lib/domain/metering";
import { settledCall } from "@/lib/domain/metering/testing";
import { createTestTenant } from "../../projects/testing";
import { createChannel, deliverDueAlerts, evaluateAlerts } from "..";
import { startReceiver } from "../testing";

const database = useTestDatabase();
vi.setConfig({ testTimeout: 90_000 });
const USD = 1_000_000_000n;

/** A tenant whose soft budget is spent, and a channel to the receiver. */
async function newOverspent(url: string) {
  const tenant = await createTestTenant();
  const { ctx, orgId } = tenant;
  (env() as Record<string, unknown>).WEBHOOK_PRIVATE_ADDRESSES = "true";
  await createChannel(ctx, {
    type: "webhook",
    name: "Pager",
    kinds: ["budget"],
    roles: [],
    addresses: [],
    url,
  });
  const scope = { scopeType: "org", scopeId: orgId, window: "lifetime" } as const;
  await createBudget(ctx, { ...scope, kind: "soft", limitUsd: USD });
  await ingestSettledCalls(pool(), "gwi_test", [settledCall(tenant, { costNanos: 2e9 })]);
  return tenant;
}

test("a worker that is killed with SIGKILL while it sends: another sends it again under the same id, once it may", async () => {
  const receiver = await startReceiver();
  const tenant = await newOverspent(receiver.url);
  const outfile = join(".build", `deliver-child-${process.pid}.mjs`);
  mkdirSync(".build", { recursive: true });
  buildSync({
    entryPoints: ["lib/domain/alerts/delivery/deliver-child.fixture.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "silent",
  });
  const child = spawn(process.execPath, [outfile], {
    env: { ...process.env, DATABASE_URL: database.url, WEBHOOK_PRIVATE_ADDRESSES: "true" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  receiver.script = () => child.kill("SIGKILL");
  const code = await new Promise((resolve) => child.on("close", (_, signal) => resolve(signal)));
  rmSync(outfile, { force: true });
  expect(code).toBe("SIGKILL");

  receiver.script = (res) => res.writeHead(204).end();
  expect(await evaluateAlerts(pool(), now())).toBe(0);
  await deliverDueAlerts(now());
  expect(receiver.received).toHaveLength(1);
  await deliverDueAlerts(addMs(now(), 3 * MINUTE_MS));
  await deliverDueAlerts(addMs(now(), 6 * MINUTE_MS));
  const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
  expect(ids).toEqual([ids[0], ids[0]]);
  expect(await db().notification.count({ where: { orgId: tenant.orgId } })).toBe(1);
  const attempts = await db().alertAttempt.findMany({
    where: { deliveryId: String(ids[0]) },
    orderBy: { attempt: "asc" },
  });
  expect(attempts.map(({ status }) => status)).toEqual([null, 204]);
  await receiver.stop();
}, 90_000);

test.each(["alert_firing", "notification", "alert_delivery"])(
  "an evaluation that fails at %s leaves nothing behind, and the next one tells it once",
  async (table) => {
    const receiver = await startReceiver();
    const { orgId } = await newOverspent(receiver.url);
    await pool().query(`
      CREATE FUNCTION break_${table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'on purpose'; END $$;
      CREATE TRIGGER broken AFTER INSERT ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION break_${table}();`);
    await expect(evaluateAlerts(pool(), now())).rejects.toThrow("on purpose");
    expect(await db().alertFiring.count({ where: { orgId } })).toBe(0);
    expect(await db().notification.count({ where: { orgId } })).toBe(0);
    await pool().query(`DROP TRIGGER broken ON ${table}`);
    expect(await evaluateAlerts(pool(), now())).toBe(1);
    expect(await evaluateAlerts(pool(), now())).toBe(0);
    await deliverDueAlerts(now());
    expect(receiver.received).toHaveLength(1);
    await receiver.stop();
  },
);

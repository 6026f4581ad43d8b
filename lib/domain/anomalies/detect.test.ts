import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/access";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { NO_USAGE } from "@/lib/core/usage";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { ingestSettledCalls } from "../metering";
import { settledCall } from "../metering/testing";
import { asRole, atTime, createTestTenant } from "../projects/testing";
import { detectAnomalies, getAnomaly, listAnomalies, listFreshAnomalies, setAnomalyFeedback } from ".";

useTestDatabase();
const NOW = Date.UTC(2026, 9, 20, 12, 7);
const PAGE = { limit: 50 };
type Tenant = Awaited<ReturnType<typeof createTestTenant>>;

/** Every quarter of an hour a call of each of two keys costs a cent, for so many days. */
async function liveQuietly(tenant: Tenant, days: number): Promise<void> {
  const calls = [];
  for (let at = NOW - days * DAY_MS; at < NOW; at += 15 * MINUTE_MS)
    for (const keyId of ["key_web", "key_bot"])
      calls.push(call(tenant, keyId, at + (at % 7) * 1_000, 10_000_000));
  await ingestSettledCalls(pool(), "gwi_test", calls);
}

function call(tenant: Tenant, keyId: string, startedAtMs: number, costNanos: number) {
  return settledCall(tenant, {
    keyId,
    startedAtMs,
    costNanos,
    model: "sandbox/large",
    endUser: keyId === "key_bot" ? "acme" : null,
    usage: { ...NO_USAGE, input: costNanos / 1_000, output: 10 },
    latencyMs: 900,
  });
}

/** The bot makes `count` calls of five cents within ten minutes. */
async function runAway(tenant: Tenant, startMs: number, count = 120): Promise<void> {
  const calls = Array.from({ length: count }, (_, i) =>
    call(tenant, "key_bot", startMs + Math.floor((i * 600_000) / count), 50_000_000),
  );
  await ingestSettledCalls(pool(), "gwi_test", calls);
}

let tenant: Tenant;
let ctx: Ctx;
const list = () => listAnomalies(ctx, PAGE);

beforeAll(async () => {
  tenant = await createTestTenant();
  ctx = atTime(tenant.ctx, new Date(NOW));
  await liveQuietly(tenant, 6);
  await runAway(tenant, NOW - 12 * MINUTE_MS);
});

async function forget() {
  await db().anomaly.deleteMany();
  await db().anomalyWatch.deleteMany();
}

// Generous: these judge days of usage, on machines that do other things too.
const PATIENCE = { timeout: 120_000 };

describe("detecting anomalies", PATIENCE, () => {
  beforeEach(forget);

  it("finds a key that runs away within minutes, once, and names key, model and end customer", async () => {
    expect(await detectAnomalies(new Date(NOW))).toEqual({ orgs: 1, found: 1 });
    const { items, openCount } = await list();
    expect(openCount).toBe(1);
    expect(items).toHaveLength(1);
    const found = items[0]!;
    expect(found).toMatchObject({
      metric: "spend",
      scopeType: "key",
      scopeId: "key_bot",
      severity: "critical",
    });
    expect(Number(found.extraNanos)).toBeGreaterThan(5.5e9);
    expect(Number(found.extraNanos)).toBeLessThan(6.1e9);
    expect(found.sentence).toContain("key_bot");
    expect(found.sentence).toContain("sandbox/large");
    expect(found.sentence).toContain("acme");
    const cause = found.cause!;
    const sum = cause.parts.reduce((total, { nanos }) => total + BigInt(nanos), 0n);
    expect(sum).toBe(BigInt(cause.costNanos) - BigInt(cause.usualCostNanos));
    expect(cause.contributors.map(({ dimension }) => dimension)).toEqual(["key", "model", "user"]);
  });

  it("finds the same once however often and by however many workers at once it is looked for", async () => {
    await Promise.all(Array.from({ length: 4 }, () => detectAnomalies(new Date(NOW))));
    await detectAnomalies(new Date(NOW + MINUTE_MS));
    await detectAnomalies(new Date(NOW + 20 * MINUTE_MS));
    expect((await list()).items).toHaveLength(1);
  });

  it("finds nothing in quiet usage, nor in what costs cents", async () => {
    const quiet = await createTestTenant();
    await liveQuietly(quiet, 4);
    await runAway(quiet, NOW - 12 * MINUTE_MS, 2);
    await detectAnomalies(new Date(NOW));
    expect((await listAnomalies(atTime(quiet.ctx, new Date(NOW)), PAGE)).items).toEqual([]);
  });

  it("follows an anomaly to its end", async () => {
    await detectAnomalies(new Date(NOW));
    await detectAnomalies(new Date(NOW + 3 * HOUR_MS));
    const [found] = (await list()).items;
    expect(found!.endedAt).toEqual(found!.lastAt);
    expect((await list()).openCount).toBe(0);
  });

  it("judges the running bucket by the bounds that were kept", async () => {
    const later = await createTestTenant();
    await liveQuietly(later, 6);
    await detectAnomalies(new Date(NOW));
    const { bounds } = await db().anomalyWatch.findUniqueOrThrow({ where: { orgId: later.orgId } });
    expect(bounds).not.toEqual([]);
    await runAway(later, NOW + 10_000, 110);
    await detectAnomalies(new Date(NOW + 6 * MINUTE_MS));
    const { items } = await listAnomalies(atTime(later.ctx, new Date(NOW)), PAGE);
    expect(items.map(({ scopeId }) => scopeId)).toEqual(["key_bot"]);
  });

  it("is told with the organization's slug while it is fresh", async () => {
    await detectAnomalies(new Date(NOW));
    const { slug } = await db().org.findUniqueOrThrow({ where: { id: tenant.orgId } });
    const fresh = await listFreshAnomalies(new Date(NOW));
    expect(fresh.filter(({ orgId }) => orgId === tenant.orgId)).toMatchObject([{ orgSlug: slug }]);
    expect(await listFreshAnomalies(new Date(NOW + 2 * DAY_MS))).toEqual([]);
  });

  it("does not find again what was called expected", async () => {
    await detectAnomalies(new Date(NOW));
    const [found] = (await list()).items;
    await setAnomalyFeedback(ctx, { anomalyId: found!.id, feedback: "expected" });
    const again = await createTwin(found!.id);
    expect(again).toEqual([]);
    await setAnomalyFeedback(ctx, { anomalyId: found!.id, feedback: "unexpected" });
    expect(await createTwin(found!.id)).toHaveLength(1);
  });
});

/** The anomaly moved to a week before, and everything judged anew: what is found beside it. */
async function createTwin(id: string) {
  const before = new Date(NOW - 7 * DAY_MS);
  await db().anomaly.update({
    where: { id },
    data: { startedAt: before, lastAt: new Date(+before + 15 * MINUTE_MS), endedAt: before },
  });
  await db().anomalyWatch.deleteMany();
  await detectAnomalies(new Date(NOW));
  return (await list()).items.filter((item) => item.id !== id);
}

describe("reading an anomaly", PATIENCE, () => {
  beforeAll(async () => {
    await forget();
    await detectAnomalies(new Date(NOW));
  }, PATIENCE.timeout);

  it("shows its series over the band", async () => {
    const [found] = (await list()).items;
    const detail = await getAnomaly(ctx, { anomalyId: found!.id });
    const inside = detail.series.filter(({ at }) => at >= found!.startedAt && at < found!.lastAt);
    expect(inside.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(found!.observed);
    expect(detail.series.some(({ value, high }) => (value ?? 0) > high)).toBe(true);
  });

  it("is the same 404 for another tenant's anomaly as for none", async () => {
    const [found] = (await list()).items;
    const other = await createTestTenant();
    for (const anomalyId of [found!.id, "ano_none"]) {
      await expect(getAnomaly(other.ctx, { anomalyId })).rejects.toMatchObject({ code: "not_found" });
      await expect(setAnomalyFeedback(other.ctx, { anomalyId, feedback: "expected" })).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });

  it("takes feedback from those who may write alerts only, and records it once", async () => {
    const [found] = (await list()).items;
    const input = { anomalyId: found!.id, feedback: "expected" as const };
    await expect(setAnomalyFeedback(asRole(ctx, "developer"), input)).rejects.toMatchObject({
      code: "permission_denied",
    });
    await setAnomalyFeedback(ctx, input);
    await setAnomalyFeedback(ctx, input);
    const trail = { orgId: ctx.orgId, action: "anomaly.feedback", targetId: found!.id };
    expect(await db().auditEvent.count({ where: trail })).toBe(1);
  });

  it("pages from the latest on", async () => {
    await createTwinRow();
    const first = await listAnomalies(ctx, { limit: 1 });
    const second = await listAnomalies(ctx, { limit: 1, cursor: first.nextCursor! });
    expect(first.items[0]!.startedAt > second.items[0]!.startedAt).toBe(true);
    expect(second.nextCursor).toBeNull();
  });
});

async function createTwinRow() {
  const row = await db().anomaly.findFirstOrThrow({ where: { orgId: tenant.orgId } });
  const startedAt = new Date(+row.startedAt - DAY_MS);
  await db().anomaly.create({ data: { ...row, id: "ano_earlier", startedAt, cause: {} } });
}

import { beforeEach, describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createTestTenant } from "../../projects/testing";
import { foldUsage, ingestSettledCalls, readSums, rebuildRollups, type SettledCall } from "..";
import { settledCall } from "../testing";

useTestDatabase();

const FROM = Date.UTC(2026, 9, 1);
const DAYS = 12;

let tenant: Awaited<ReturnType<typeof createTestTenant>>;
beforeEach(async () => {
  tenant = await createTestTenant();
});

/** Calls all over the days, of all combinations of three keys, five models and two outcomes. */
const calls = (count: number, over: Partial<SettledCall> = {}) =>
  Array.from({ length: count }, (_, i) =>
    settledCall(tenant, {
      startedAtMs: FROM + ((i * 7_919 * MINUTE_MS) % (DAYS * DAY_MS)),
      keyId: `key_${i % 3}`,
      model: `m${i % 5}`,
      outcome: i % 4 === 0 ? "error" : "ok",
      costNanos: 1_000 + i,
      ...over,
    }),
  );

const book = (batch: SettledCall[]) => ingestSettledCalls(pool(), "gwi_test", batch);
const rebuild = () => rebuildRollups(pool(), tenant.orgId, new Date(FROM), new Date(FROM + DAYS * DAY_MS));

async function spendByModel(key: string, zone = "UTC", fromMs = FROM, toMs = FROM + DAYS * DAY_MS) {
  const rows = await readSums({
    orgId: tenant.orgId,
    from: new Date(fromMs),
    to: new Date(toMs),
    zone,
    bucket: "day",
    groupBy: "model",
    filter: [
      { dimension: "key", values: [key] },
      { dimension: "status", values: ["ok"] },
    ],
  });
  return sumBy(rows.map(({ id, costNanos }) => [id, costNanos]));
}

function sumBy(pairs: (readonly [string, bigint])[]): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const [id, nanos] of pairs) sums[id] = (sums[id] ?? 0n) + nanos;
  return sums;
}

const expected = (all: SettledCall[], key: string, fromMs = FROM, toMs = FROM + DAYS * DAY_MS) =>
  sumBy(
    all
      .filter((call) => call.keyId === key && call.outcome === "ok")
      .filter((call) => call.startedAtMs >= fromMs && call.startedAtMs < toMs)
      .map((call) => [call.model, BigInt(call.costNanos)]),
  );

const phases = async () =>
  (
    await pool().query(
      `SELECT width, phase, filled_from = '-infinity' AS "isWhole", is_wide AS "isWide" FROM usage_mix_phase
       WHERE org_id = $1 ORDER BY width, phase`,
      [tenant.orgId],
    )
  ).rows;

describe("sums of several dimensions at once", () => {
  it("are read from mixes, and from the events of what is not folded yet and of the ends of the range", async () => {
    const all = calls(300);
    await book(all.slice(0, 200));
    await foldUsage(pool());
    await book(all.slice(200));
    expect(await spendByModel("key_1")).toEqual(expected(all, "key_1"));
    const [fromMs, toMs] = [FROM + 7 * HOUR_MS + 15 * MINUTE_MS, FROM + 9 * DAY_MS + 45 * MINUTE_MS];
    expect(await spendByModel("key_1", "UTC", fromMs, toMs)).toEqual(expected(all, "key_1", fromMs, toMs));
    await pool().query("UPDATE usage_mix SET cost_nanos = 0 WHERE org_id = $1 AND width = 'day'", [
      tenant.orgId,
    ]);
    expect(await spendByModel("key_1")).toEqual(expected(all.slice(200), "key_1"));
  });

  it("are whole from an organization's first call on, in every zone that somebody looked from", async () => {
    const all = calls(120);
    await book(all.slice(0, 60));
    await foldUsage(pool());
    expect(await spendByModel("key_2", "Asia/Kathmandu")).toEqual(expected(all.slice(0, 60), "key_2"));
    await foldUsage(pool());
    const whole = { isWhole: true, isWide: false };
    expect(await phases()).toEqual([
      { width: "day", phase: 0, ...whole },
      { width: "day", phase: 73, ...whole },
      { width: "hour", phase: 0, ...whole },
      { width: "hour", phase: 1, ...whole },
    ]);
    await book(all.slice(60));
    await foldUsage(pool());
    expect(await spendByModel("key_2", "Asia/Kathmandu")).toEqual(expected(all, "key_2"));
    expect(await rebuild()).toBe(0);
  });

  it("of calls from before there were mixes are made from the latest day back, right at every step", async () => {
    const all = calls(400);
    await book(all.slice(0, 300));
    await foldUsage(pool());
    await pool().query("DELETE FROM usage_mix WHERE org_id = $1", [tenant.orgId]);
    const from = (at: string) =>
      pool().query("UPDATE usage_mix_phase SET filled_from = $2::timestamptz WHERE org_id = $1", [
        tenant.orgId,
        at,
      ]);
    await from("infinity");
    await book(all.slice(300, 350));
    expect(await spendByModel("key_0")).toEqual(expected(all.slice(0, 350), "key_0"));
    expect(await rebuild()).toBe(0);
    await foldUsage(pool());
    expect((await phases()).every(({ isWhole }) => isWhole)).toBe(true);
    expect(await rebuild()).toBe(0);
    expect(await spendByModel("key_0")).toEqual(expected(all.slice(0, 350), "key_0"));

    // Half of it filled: what is folded now goes into the half that there is, and the other half is still to come.
    const middle = FROM + 6 * DAY_MS;
    await pool().query("DELETE FROM usage_mix WHERE org_id = $1 AND start < $2", [
      tenant.orgId,
      new Date(middle),
    ]);
    await from(new Date(middle).toISOString());
    await book(all.slice(350));
    expect(await spendByModel("key_0")).toEqual(expected(all, "key_0"));
    expect(await spendByModel("key_0", "UTC", middle)).toEqual(expected(all, "key_0", middle));
    await foldUsage(pool());
    expect(await spendByModel("key_0")).toEqual(expected(all, "key_0"));
    expect(await rebuild()).toBe(0);
  });

  it("are made anew where they are wrong, and the rebuild says how many were", async () => {
    await book(calls(60));
    await foldUsage(pool());
    const { rowCount } = await pool().query(
      "UPDATE usage_mix SET calls = calls + 1 WHERE org_id = $1 AND width = 'day' AND model = 'm1'",
      [tenant.orgId],
    );
    expect(rowCount).toBeGreaterThan(0);
    expect(await rebuild()).toBe(rowCount);
    expect(await rebuild()).toBe(0);
  });

  it("are right where there are too many mixes to keep, too", async () => {
    const many = calls(5_001).map((call, i) => ({ ...call, startedAtMs: FROM + i, model: `m${i}` }));
    await book(many.slice(0, 4_000));
    await foldUsage(pool());
    expect((await phases()).some(({ isWide }) => isWide)).toBe(false);
    await book(many.slice(4_000));
    await foldUsage(pool());
    expect((await phases()).map(({ width, isWide }) => [width, isWide])).toEqual([
      ["day", false],
      ["hour", true],
    ]);
    const toMs = FROM + HOUR_MS;
    expect(await spendByModel("key_1", "UTC", FROM, toMs)).toEqual(expected(many, "key_1", FROM, toMs));
    expect(await rebuild()).toBe(0);
    await spendByModel("key_1", "Asia/Kolkata");
    await foldUsage(pool());
    expect((await phases()).filter(({ width }) => width === "hour").map(({ isWide }) => isWide)).toEqual([
      true,
      true,
    ]);
  });
});

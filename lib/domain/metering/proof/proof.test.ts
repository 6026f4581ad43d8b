import { beforeEach, describe, expect, it } from "vitest";
import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createTestTenant } from "../../projects/testing";
import { foldUsage, ingestSettledCalls, proveUsage, readProofs, readSums, type SettledCall } from "..";
import { settledCall } from "../testing";

useTestDatabase();
const DAY_1 = Date.UTC(2024, 9, 24);
const NOW = new Date(DAY_1 + 3 * DAY_MS + 2 * HOUR_MS);
const BOUNDS = { daysMax: 1_000, forMs: 600_000 };
let tenant: Awaited<ReturnType<typeof createTestTenant>>;

async function land(...calls: Partial<SettledCall>[]) {
  const settled = calls.map((over) => settledCall(tenant, over));
  await ingestSettledCalls(pool(), "gwi_test", settled);
  await foldUsage(pool());
}
/** Proves what there is to prove, and says what of it was this tenant's. */
async function prove(now = NOW) {
  const { repairs } = await proveUsage(pool(), now, BOUNDS);
  return repairs.filter(({ orgId }) => orgId === tenant.orgId);
}
async function provedDays() {
  const { rows } = await pool().query<{ day: string }>(
    "SELECT day::text FROM usage_proof WHERE org_id = $1 AND proved_touches = touches ORDER BY 1",
    [tenant.orgId],
  );
  return rows.map(({ day }) => day);
}

beforeEach(async () => {
  await pool().query("TRUNCATE usage_event, usage_rollup, usage_cell, usage_pending, usage_proof");
  tenant = await createTestTenant();
  await land(
    { startedAtMs: DAY_1 + HOUR_MS, endUser: "ann", tags: { feature: "chat" }, ttftMs: 3 },
    { startedAtMs: DAY_1 + 25 * HOUR_MS, outcome: "corrected" },
    { startedAtMs: DAY_1 + 3 * DAY_MS + HOUR_MS },
  );
});

describe("the proof that sums equal the events", { timeout: 60_000 }, () => {
  it("goes over every day that is over, once, and over none that is not", async () => {
    expect(await proveUsage(pool(), NOW, BOUNDS)).toEqual({ proved: 3, repairs: [] });
    expect(await provedDays()).toEqual(["2024-10-24", "2024-10-25", "2024-10-26"]);
    expect(await proveUsage(pool(), NOW, BOUNDS)).toEqual({ proved: 0, repairs: [] });
    expect((await proveUsage(pool(), addMs(NOW, DAY_MS), BOUNDS)).proved).toBe(1);
  });

  it.each([
    [
      "a roll-up's cost",
      "UPDATE usage_rollup SET cost_nanos = cost_nanos + 1 WHERE org_id = $1 AND bucket_start < $2",
    ],
    ["a roll-up that is gone", "DELETE FROM usage_rollup WHERE org_id = $1 AND bucket_start < $2"],
    [
      "a quarter's tokens",
      "UPDATE usage_cell SET output_tokens = 0 WHERE org_id = $1 AND width = 'quarter' AND dim = 'user' AND start < $2",
    ],
    [
      "a day's calls",
      "UPDATE usage_cell SET calls = calls + 1 WHERE org_id = $1 AND width = 'day' AND dim = 'tag:feature' AND start < $2",
    ],
    [
      "a histogram",
      "UPDATE usage_cell SET latency_bins = NULL WHERE org_id = $1 AND width = 'hour' AND dim = 'all' AND start < $2",
    ],
  ])("finds %s that is wrong, mends it and says so", async (_, tamper) => {
    const { rowCount } = await pool().query(tamper, [tenant.orgId, new Date(DAY_1 + DAY_MS)]);
    expect(rowCount).toBe(1);
    const [repair, ...more] = await prove();
    expect(more).toEqual([]);
    expect(repair).toMatchObject({ day: "2024-10-24" });
    expect(repair!.wrong).toBeGreaterThan(0);
    expect(await readProofs(pool(), NOW)).toMatchObject({
      until: "2024-10-26",
      waitingDays: 0,
      repairedRows: repair!.wrong,
      repairedAt: expect.any(Date),
    });
    await pool().query("UPDATE usage_proof SET proved_touches = NULL");
    expect(await prove()).toEqual([]);
    const range = { from: new Date(DAY_1), to: new Date(DAY_1 + DAY_MS), zone: "UTC", filter: [] };
    const [day] = await readSums({ orgId: tenant.orgId, ...range, bucket: "day", groupBy: "tag:feature" });
    expect(day).toMatchObject({ costNanos: 1_000n, calls: 1n, outputTokens: 5n });
  });

  it("comes back to a day in which somebody booked after it was proved", async () => {
    await prove();
    await land({ startedAtMs: DAY_1 + 2 * HOUR_MS, outcome: "corrected", attempt: 2 });
    expect(await provedDays()).toEqual(["2024-10-25", "2024-10-26"]);
    expect(await readProofs(pool(), NOW)).toMatchObject({ until: null, waitingDays: 1 });
    expect((await proveUsage(pool(), NOW, BOUNDS)).proved).toBe(1);
    expect(await readProofs(pool(), NOW)).toMatchObject({ until: "2024-10-26", waitingDays: 0 });
  });

  it("waits for what is not folded yet", async () => {
    await ingestSettledCalls(pool(), "gwi_test", [settledCall(tenant, { startedAtMs: DAY_1 + 3 * HOUR_MS })]);
    expect(await proveUsage(pool(), NOW, BOUNDS)).toEqual({ proved: 2, repairs: [] });
    expect(await provedDays()).toEqual(["2024-10-25", "2024-10-26"]);
    await foldUsage(pool());
    expect(await proveUsage(pool(), NOW, BOUNDS)).toEqual({ proved: 1, repairs: [] });
  });

  it("does no more at once than it may, oldest first", async () => {
    expect((await proveUsage(pool(), NOW, { ...BOUNDS, daysMax: 1 })).proved).toBe(1);
    expect(await readProofs(pool(), NOW)).toMatchObject({ until: "2024-10-24", waitingDays: 2 });
    expect((await proveUsage(pool(), NOW, { ...BOUNDS, forMs: -1 })).proved).toBe(0);
  });
});

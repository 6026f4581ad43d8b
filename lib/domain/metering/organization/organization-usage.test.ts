import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { NO_USAGE } from "@/lib/core/usage";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createTestTenant } from "../../projects/testing";
import { foldUsage, ingestSettledCalls, type OrganizationUsageRow, readOrganizationUsage } from "..";
import { settledCall } from "../testing";

useTestDatabase();

const FROM = Date.UTC(2026, 9, 1);
const DAYS = 6;

/** The sums of rows by bucket, key and model, with whatever else they were grouped by put together. */
function byKeyAndModel(rows: readonly OrganizationUsageRow[]) {
  const sums = new Map<string, Record<string, bigint>>();
  for (const { bucket, group, ...row } of rows) {
    const name = `${bucket.toISOString()} ${group.key} ${group.model}`;
    const sum = sums.get(name) ?? {};
    sums.set(name, sum);
    for (const [field, value] of Object.entries(row)) {
      if (typeof value === "bigint") sum[field] = (sum[field] ?? 0n) + value;
    }
  }
  return sums;
}

describe("the organization's usage", () => {
  it("of keys and models is from mixes what it is from events, of every token class and any range", async () => {
    const tenant = await createTestTenant();
    const calls = Array.from({ length: 400 }, (_, i) =>
      settledCall(tenant, {
        startedAtMs: FROM + ((i * 7_919 * MINUTE_MS + i * 977) % (DAYS * DAY_MS)),
        keyId: `key_${i % 3}`,
        model: `m${i % 4}`,
        endpoint: i % 5 === 0 ? "images" : "chat.completions",
        endUser: `user-${i % 2}`,
        outcome: i % 9 === 0 ? "corrected" : "ok",
        costNanos: i,
        usage: {
          ...NO_USAGE,
          input: i,
          cachedInput: 2 * i,
          cacheWrite: 3,
          cacheWrite1h: 5,
          audioInput: 7,
          imageInput: 11,
          output: 13,
          reasoning: 17,
          audioOutput: 19,
          imageOutput: 23,
        },
      }),
    );
    await ingestSettledCalls(pool(), "gwi_test", calls.slice(0, 300));
    await foldUsage(pool());
    await ingestSettledCalls(pool(), "gwi_test", calls.slice(300));
    const ends = [
      0,
      61_001,
      7 * HOUR_MS,
      DAY_MS + 15 * MINUTE_MS,
      2 * DAY_MS + 1,
      DAYS * DAY_MS,
      (DAYS + 1) * DAY_MS + 7,
    ];
    for (const [i, fromMs] of ends.entries()) {
      for (const toMs of ends.slice(i + 1)) {
        for (const width of ["1h", "1d"] as const) {
          const query = {
            orgId: tenant.orgId,
            from: new Date(FROM + fromMs),
            to: new Date(FROM + toMs),
            width,
            endpoints: i % 2 === 0 ? undefined : ["chat.completions"],
            where: i % 3 === 0 ? { model: ["m1", "m3"] } : {},
          };
          const mixed = await readOrganizationUsage(pool(), { ...query, groupBy: ["key", "model"] });
          const fromEvents = await readOrganizationUsage(pool(), {
            ...query,
            groupBy: ["key", "model", "user"],
          });
          expect(byKeyAndModel(mixed)).toEqual(byKeyAndModel(fromEvents));
        }
      }
    }
  });

  it("of whole days does not go through events", async () => {
    const tenant = await createTestTenant();
    const calls = [1, 2, 3].map((nanos) =>
      settledCall(tenant, { startedAtMs: FROM + nanos, costNanos: nanos }),
    );
    await ingestSettledCalls(pool(), "gwi_test", calls);
    await foldUsage(pool());
    await pool().query("UPDATE usage_event SET cost_nanos = 0 WHERE org_id = $1", [tenant.orgId]);
    const [from, to] = [new Date(FROM), new Date(FROM + 31 * DAY_MS)];
    const rows = await readOrganizationUsage(pool(), {
      orgId: tenant.orgId,
      from,
      to,
      width: "1d",
      where: {},
      groupBy: ["project", "key", "model"],
    });
    expect(rows.map(({ costNanos }) => costNanos)).toEqual([6n]);
  });
});

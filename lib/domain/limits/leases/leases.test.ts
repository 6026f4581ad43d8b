import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { heartbeat } from "./heartbeat";
import { leaseSlices, type SliceAsk } from "./lease-slices";
import { openWindows } from "./open-windows";
import { releaseLeasesOf, returnLeases } from "./return-leases";
import { sweepLeases } from "./sweep-leases";

useTestDatabase();

const MINUTE = 60_000;
let orgId = "";
beforeEach(() => {
  orgId = newId("org");
});

async function makeBudget(limitNanos: number, window = "lifetime"): Promise<string> {
  const id = newId("budget");
  await pool().query(
    `INSERT INTO budget (id, org_id, scope_type, scope_id, kind, "window", limit_nanos, updated_at)
     VALUES ($1, $2, 'org', $2, 'cap', $4, $3, now())`,
    [id, orgId, limitNanos, window],
  );
  return id;
}

async function lease(
  instanceId: string,
  budgetId: string,
  ask: Partial<SliceAsk> & { needNanos: number },
): Promise<number> {
  const whole = { budgetId, windowStartMs: 0, leastNanos: ask.needNanos, wantNanos: ask.needNanos, ...ask };
  const [slice] = await leaseSlices(pool(), instanceId, [whole], MINUTE);
  return slice!.grantedNanos;
}

async function windowOf(budgetId: string) {
  const { rows } = await pool().query(
    `SELECT w.spent_nanos AS spent, w.leased_nanos AS leased,
       (SELECT COALESCE(sum(amount_nanos), 0)::bigint FROM budget_lease l WHERE l.budget_id = w.budget_id) AS leases
     FROM budget_window w WHERE w.budget_id = $1`,
    [budgetId],
  );
  return rows[0];
}

describe("leaseSlices", () => {
  it("never lends beyond the limit, whoever asks at the same time", async () => {
    const budgetId = await makeBudget(1_000);
    const granted = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        lease(`gwi-${i % 5}`, budgetId, { needNanos: 30 + (i % 7), wantNanos: 500 }),
      ),
    );
    const sum = granted.reduce((total, one) => total + one, 0);
    expect(sum).toBeLessThanOrEqual(1_000);
    expect(sum).toBeGreaterThan(960);
    expect(await windowOf(budgetId)).toEqual({ spent: 0n, leased: BigInt(sum), leases: BigInt(sum) });
  });

  it("lends what is needed, and beyond that at most an eighth of the rest", async () => {
    const budgetId = await makeBudget(8_000);
    expect(await lease("a", budgetId, { needNanos: 10, wantNanos: 1_000_000 })).toBe(1_000);
    expect(await lease("b", budgetId, { needNanos: 10, wantNanos: 1_000_000 })).toBe(875);
    expect(await lease("b", budgetId, { needNanos: 10, wantNanos: 20 })).toBe(20);
    expect(await lease("c", budgetId, { needNanos: 6_000 })).toBe(6_000);
  });

  it("lends the rest to several calls that wait when it serves at least one, and nothing when it serves none", async () => {
    const budgetId = await makeBudget(100);
    expect(await lease("a", budgetId, { needNanos: 500, leastNanos: 101 })).toBe(0);
    expect(await lease("a", budgetId, { needNanos: 500, leastNanos: 100 })).toBe(100);
    expect(await lease("b", budgetId, { needNanos: 1 })).toBe(0);
  });

  it("lends nothing after the limit was lowered below what is lent, until enough came back", async () => {
    const budgetId = await makeBudget(1_000);
    await lease("a", budgetId, { needNanos: 600 });
    await pool().query("UPDATE budget SET limit_nanos = 500 WHERE id = $1", [budgetId]);
    expect(await lease("b", budgetId, { needNanos: 10 })).toBe(0);
    await returnLeases(pool(), "a", [{ budgetId, windowStartMs: 0, nanos: 300 }]);
    expect(await lease("b", budgetId, { needNanos: 10 })).toBe(10);
  });

  it("answers several budgets at once and leaves out those that do not exist", async () => {
    const [one, two] = [await makeBudget(100), await makeBudget(100, "day")];
    const ask = { leastNanos: 1, needNanos: 10, wantNanos: 10 };
    const day = Date.UTC(2026, 10, 21);
    const slices = await leaseSlices(
      pool(),
      "a",
      [
        { budgetId: two, windowStartMs: day, ...ask },
        { budgetId: "bud_none", windowStartMs: 0, ...ask },
        { budgetId: one, windowStartMs: 0, ...ask },
      ],
      MINUTE,
    );
    expect(new Map(slices.map((slice) => [slice.budgetId, slice.grantedNanos]))).toEqual(
      new Map([
        [one, 10],
        [two, 10],
      ]),
    );
  });
});

describe("leases", () => {
  it("of any gateways, taken and handed back in any order, always add up to what the window has lent", async () => {
    const operation = fc.record({
      instanceId: fc.constantFrom("a", "b", "c"),
      kind: fc.constantFrom("lease", "return", "release"),
      nanos: fc.integer({ min: 1, max: 700 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 14 }), async (operations) => {
        orgId = newId("org");
        const budgetId = await makeBudget(1_000);
        await openWindows(pool(), [{ budgetId, windowStartMs: 0 }]);
        for (const { instanceId, kind, nanos } of operations) {
          if (kind === "lease") await lease(instanceId, budgetId, { needNanos: nanos, wantNanos: nanos * 2 });
          else if (kind === "return")
            await returnLeases(pool(), instanceId, [{ budgetId, windowStartMs: 0, nanos }]);
          else await releaseLeasesOf(pool(), [instanceId]);
          const after = await windowOf(budgetId);
          expect(after.leased).toBe(after.leases);
          expect(after.leased).toBeLessThanOrEqual(1_000n);
        }
      }),
      { numRuns: 15 },
    );
  });

  it("of a dead gateway are swept, those of a living one are not, however old", async () => {
    const budgetId = await makeBudget(1_000);
    for (const id of ["dead", "alive"]) {
      await heartbeat(pool(), id, "host");
      await lease(id, budgetId, { needNanos: 100 });
    }
    await pool().query("UPDATE budget_lease SET expires_at = now() - interval '1 second'");
    await pool().query(
      "UPDATE gateway_instance SET heartbeat_at = now() - interval '5 minutes' WHERE id = 'dead'",
    );
    expect(await sweepLeases(pool(), MINUTE, 3_600_000)).toBe(0);
    expect(await sweepLeases(pool(), MINUTE, 0)).toBe(1);
    expect(await windowOf(budgetId)).toEqual({ spent: 0n, leased: 100n, leases: 100n });
  });
});

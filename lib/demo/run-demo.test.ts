import { describe, expect, it } from "vitest";
import type { BaseCtx } from "../access";
import { newId } from "../core/ids";
import { db, pool } from "../db";
import { useTestDatabase } from "../db/testing";
import { runDemo } from "./run-demo";

useTestDatabase();

const ctx: BaseCtx = {
  actor: { type: "operator", userId: "cli" },
  now: new Date(),
  requestId: newId("request"),
};

async function sums() {
  const { rows } = await pool().query(
    `SELECT (SELECT count(*) FROM usage_event) AS events, (SELECT sum(cost_nanos) FROM usage_event) AS used,
       (SELECT sum(cost_nanos)::bigint FROM usage_rollup) AS rolled,
       (SELECT sum(amount_nanos) FROM ledger_transfer WHERE kind = 'usage') AS charged,
       (SELECT min(balance_nanos) FROM ledger_account WHERE code = 'credit') AS least_credit,
       (SELECT count(*) FROM org) AS orgs, (SELECT count(*) FROM api_key) AS keys, (SELECT count(*) FROM "user") AS users`,
  );
  return rows[0];
}

describe("runDemo", () => {
  it("fills three tenants whose books agree, and adds nothing when it runs again with other options", async () => {
    const demo = await runDemo(ctx, { pool: pool(), days: 2, seed: 3 });
    expect(demo.orgs).toHaveLength(3);
    expect(demo.added).toBe(demo.calls);
    expect(demo.signIn.password).toHaveLength(16);
    const filled = await sums();
    expect(filled).toMatchObject({ events: BigInt(demo.calls), orgs: 3n });
    expect(BigInt(filled.used)).toBe(demo.costNanos);
    expect(filled.rolled).toBe(demo.costNanos);
    expect(BigInt(filled.charged)).toBe(demo.costNanos);
    expect(filled.least_credit).toBeGreaterThan(0n);

    const again = await runDemo({ ...ctx, now: new Date() }, { pool: pool(), days: 9, seed: 8 });
    expect(again).toMatchObject({ added: 0, calls: demo.calls, story: demo.story });
    expect(again.signIn.password).toBeNull();
    expect(await sums()).toEqual(filled);
  }, 60_000);

  it("shows what each budget's window has spent", async () => {
    const credits = await db().budget.findMany({ where: { kind: "credit" } });
    const windows = await db().budgetWindow.findMany({
      where: { budgetId: { in: credits.map((budget) => budget.id) } },
    });
    const spent = windows.reduce((sum, window) => sum + window.spentNanos, 0n);
    expect(spent).toBe((await sums()).rolled);
  });
});

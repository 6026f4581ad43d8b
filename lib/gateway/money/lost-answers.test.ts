import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import type { Money, MoneyLimit } from "./seam";
import { MoneyBench, until } from "./testing";

useTestDatabase();

let bench: MoneyBench;
beforeEach(() => {
  bench = new MoneyBench();
});
afterEach(() => bench.close());

/** A pool whose connection breaks after the database has done what `pattern` matches: its answer is lost. */
function breaking(pool: Pool, pattern: RegExp) {
  const state = { answersToLose: 0 };
  const query = async (statement: string | { text: string }, values?: unknown[]) => {
    const result = await pool.query(statement as string, values);
    const text = typeof statement === "string" ? statement : statement.text;
    if (!pattern.test(text) || state.answersToLose === 0) return result;
    state.answersToLose--;
    throw Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
  };
  const cut = { query, connect: () => pool.connect() };
  return { pool: cut as unknown as Pool, state };
}

async function lentOf(limit: MoneyLimit): Promise<number> {
  return Number((await bench.window(limit)).leased);
}

const heldOf = (money: Money) => money.stats().leasedFreeNanos + money.stats().heldNanos;

describe("an exchange with the database whose answer is lost", () => {
  it("strands no money: what was lent all the same is found and used", async () => {
    const { pool, state } = breaking(bench.pool, /INSERT INTO budget_lease/);
    const money = await bench.open({ pool });
    const limit = await bench.limit({ limitNanos: 1_000n });
    await bench.run(money, [limit], 10, 10);
    await until(() => money.stats().unshippedCalls === 0);
    const firstLent = await lentOf(limit);
    state.answersToLose = 1;
    await expect(money.place([limit], firstLent + 1, Date.now())).rejects.toMatchObject({ status: 503 });
    expect(await lentOf(limit)).toBeGreaterThan(firstLent);
    await until(async () => heldOf(money) === (await lentOf(limit)));
    expect((await money.place([limit], 990, Date.now())).amountNanos).toBe(990);
  });

  it("spends nothing twice: what was handed back all the same is not held any more", async () => {
    const { pool, state } = breaking(
      bench.pool,
      /UPDATE budget_lease l SET amount_nanos = l.amount_nanos - e/,
    );
    const money = await bench.open({ pool });
    const limit = await bench.limit({ limitNanos: 1_000n });
    await bench.run(money, [limit], 10, 10);
    await until(() => money.stats().unshippedCalls === 0);
    expect(heldOf(money)).toBeGreaterThan(0);
    state.answersToLose = 1;
    const lowered = await bench.relimit(limit, 900n);
    const hold = await money.place([lowered], 1, Date.now());
    await until(() => state.answersToLose === 0);
    expect(heldOf(money)).toBeLessThanOrEqual(await lentOf(limit));
    money.release(hold);
    const other = await bench.open();
    expect((await other.place([lowered], 800, Date.now())).amountNanos).toBe(800);
    await until(async () => heldOf(money) + heldOf(other) === (await lentOf(limit)));
  });
});

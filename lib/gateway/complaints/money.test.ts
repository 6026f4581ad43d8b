import { afterEach, beforeEach, expect, it } from "vitest";
import type { Pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { sweepLeases } from "@/lib/domain/limits";
import { MoneyBench, until } from "../money/testing";

useTestDatabase();

let bench: MoneyBench;
beforeEach(() => {
  bench = new MoneyBench();
});
afterEach(() => bench.close());

it("complaint 3, a counter expires and a stale value admits: a gateway whose lease ran out admits nothing", async () => {
  let isDown = false;
  const guard = async () => {
    if (isDown) throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  };
  const pool = {
    query: (...args: unknown[]) =>
      guard().then(() => (bench.pool.query as (...all: unknown[]) => unknown)(...args)),
    connect: () => guard().then(() => bench.pool.connect()),
  } as unknown as Pool;
  const limit = await bench.limit({ limitNanos: 1_000n });
  const cutOff = await bench.open({ pool, leaseMs: 1_500 });
  await bench.run(cutOff, [limit], 100, 100);
  await until(() => cutOff.stats().unshippedCalls === 0);
  expect(cutOff.stats().leasedFreeNanos).toBeGreaterThan(0);
  isDown = true;
  await until(() => cutOff.accepting() !== null);
  await until(async () => (await sweepLeases(bench.pool, 1_500, 0)) > 0);
  const other = await bench.open();
  await bench.run(other, [limit], 900, 900);
  expect(() => cutOff.place([limit], 1, Date.now())).toThrow(expect.objectContaining({ status: 503 }));
  isDown = false;
  await until(() => cutOff.accepting() === null);
  await expect(Promise.resolve().then(() => cutOff.place([limit], 1, Date.now()))).rejects.toMatchObject({
    status: 402,
  });
  await until(() => other.stats().unshippedCalls === 0);
  expect((await bench.window(limit)).spent).toBe(1_000n);
});

/** A pool whose connections break at COMMIT, before or after the database has made it, as often as it is told. */
function breakingAtCommit(pool: Pool) {
  const state = { before: 0, after: 0 };
  const lost = () => Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
  const connect = async () => {
    const client = await pool.connect();
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
    const release = client.release.bind(client);
    Object.assign(client, {
      query: async (...args: unknown[]) => {
        if (args[0] !== "COMMIT") return query(...args);
        if (state.before > 0) {
          state.before--;
          throw lost();
        }
        const result = await query(...args);
        if (state.after === 0) return result;
        state.after--;
        throw lost();
      },
      release: (error?: Error) => {
        Object.assign(client, { query, release });
        release(error);
      },
    });
    return client;
  };
  return { pool: { query: pool.query.bind(pool), connect } as unknown as Pool, state };
}

it.each(["before", "after"] as const)(
  "complaint 11, a row popped before commit: calls leave the journal once their batch is committed, broken off %s it",
  async (when) => {
    const { pool, state } = breakingAtCommit(bench.pool);
    const money = await bench.open({ pool });
    const limit = await bench.limit({ limitNanos: 1_000_000n });
    await bench.run(money, [limit], 10, 10);
    await until(() => money.stats().unshippedCalls === 0);
    state[when] = 3;
    for (let i = 0; i < 20; i++) await bench.run(money, [limit], 10, 10);
    await until(() => state[when] < 3);
    expect(money.stats().unshippedCalls).toBeGreaterThan(0);
    await until(() => money.stats().unshippedCalls === 0);
    expect(await bench.events()).toEqual({ n: 21, cost: 210n });
    expect((await bench.window(limit)).spent).toBe(210n);
  },
);

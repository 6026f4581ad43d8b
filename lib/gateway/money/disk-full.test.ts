import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { MoneyBench, until } from "./testing";

const disk = vi.hoisted(() => ({ isBroken: false }));

vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const refused = () => Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
  const guarded =
    <A extends unknown[], R>(call: (...args: A) => R) =>
    (...args: A): R => {
      if (disk.isBroken) throw refused();
      return call(...args);
    };
  return { ...fs, writeSync: guarded(fs.writeSync), openSync: guarded(fs.openSync) };
});

useTestDatabase();

let bench: MoneyBench;
beforeEach(() => {
  bench = new MoneyBench();
});
afterEach(async () => {
  disk.isBroken = false;
  await bench.close();
});

function cuttable(pool: Pool) {
  const state = { isDown: false };
  const guard = async () => {
    if (state.isDown) throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  };
  const cut = {
    query: (...args: unknown[]) =>
      guard().then(() => (pool.query as (...all: unknown[]) => unknown)(...args)),
    connect: () => guard().then(() => pool.connect()),
  };
  return { pool: cut as unknown as Pool, state };
}

async function timed(work: Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work;
  return performance.now() - startedMs;
}

describe("a disk that takes nothing any more", () => {
  it("refuses new calls before they start, and books those under way in the database directly", async () => {
    const money = await bench.open();
    const limits = [await bench.limit({ limitNanos: 1_000_000n })];
    await bench.run(money, limits, 10, 10);
    const call = bench.call(7);
    const hold = await money.place(limits, 10, call.startedAtMs);
    bench.intend(money, call, hold);
    await until(async () => (await bench.events()).n === 1);
    const next = bench.call(7);
    const nextHold = await money.place(limits, 10, next.startedAtMs);

    disk.isBroken = true;
    expect(await timed(money.settle(call, hold))).toBeLessThan(2_000);
    expect(await bench.events()).toEqual({ n: 2, cost: 17n });
    expect(() => bench.intend(money, next, nextHold)).toThrow(expect.objectContaining({ status: 503 }));
    money.release(nextHold);
    expect(money.accepting()).toMatchObject({ status: 503, details: { headers: { "retry-after": "2" } } });

    disk.isBroken = false;
    await until(() => money.accepting() === null && money.stats().unshippedCalls === 0);
    await bench.run(money, limits, 10, 10);
    await until(async () => (await bench.events()).n === 3);
    expect(await bench.window(limits[0]!)).toMatchObject({ spent: 27n });
  });

  it("with the database away too holds an answer for three seconds, and the call is found when it is killed", async () => {
    const { pool, state } = cuttable(bench.pool);
    const money = await bench.open({ pool });
    const limits = [await bench.limit({ limitNanos: 1_000_000n })];
    await bench.run(money, limits, 10, 10);
    await until(async () => (await bench.events()).n === 1);
    const call = bench.call(7);
    const hold = await money.place(limits, 100, call.startedAtMs);
    bench.intend(money, call, hold);
    state.isDown = true;
    disk.isBroken = true;
    const waitedMs = await timed(money.settle(call, hold));
    expect(waitedMs).toBeGreaterThan(2_500);
    expect(waitedMs).toBeLessThan(4_500);
    await money.close();

    disk.isBroken = false;
    state.isDown = false;
    await bench.open();
    const { rows } = await bench.pool.query(
      "SELECT outcome, cost_nanos FROM usage_event WHERE request_id = $1",
      [call.requestId],
    );
    expect(rows).toEqual([{ outcome: "recovered", cost_nanos: 30n }]);
    expect((await bench.window(limits[0]!)).spent).toBe(40n);
  }, 30_000);

  it("loses nothing at a graceful stop: what the disk did not take is in the database", async () => {
    const money = await bench.open();
    const limits = [await bench.limit({ limitNanos: 1_000_000n })];
    await bench.run(money, limits, 10, 10);
    const call = bench.call(7);
    const hold = await money.place(limits, 10, call.startedAtMs);
    bench.intend(money, call, hold);
    disk.isBroken = true;
    const settled = money.settle(call, hold);
    await money.close();
    await settled;
    expect(await bench.events()).toEqual({ n: 2, cost: 17n });
  });
});

const succeeds = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;
const canMount = process.getuid?.() === 0 && succeeds("unshare", "-m", "true");

describe.skipIf(!canMount)("a file system without space (a small tmpfs)", () => {
  const homeOf = () => join(bench.home, "disk");
  beforeEach(() => {
    mkdirSync(homeOf());
    expect(succeeds("mount", "-t", "tmpfs", "-o", "size=3m,mode=0700", "tmpfs", homeOf())).toBe(true);
  });
  afterEach(() => void succeeds("umount", "-l", homeOf()));

  it("refuses calls before they start, finishes those under way, and goes on when there is space again", async () => {
    const money = await bench.open({ home: homeOf(), journalBytesMax: 4 * 1024 * 1024 });
    const limits = [await bench.limit({ limitNanos: 100_000_000n })];
    await bench.run(money, limits, 1_000, 1);
    const underWay = Array.from({ length: 20 }, () => bench.call(1));
    const holds = await Promise.all(underWay.map((call) => money.place(limits, 1_000, call.startedAtMs)));
    for (const [i, call] of underWay.entries()) bench.intend(money, call, holds[i]!);

    const filler = join(homeOf(), "filler");
    const fd = openSync(filler, "w");
    const kilobyte = Buffer.alloc(1024, 1);
    expect(() => {
      for (;;) writeSync(fd, kilobyte);
    }).toThrow("ENOSPC");
    closeSync(fd);

    let answered = 1;
    while (money.accepting() === null) {
      const call = bench.call(1);
      const hold = await money.place(limits, 1_000, call.startedAtMs);
      try {
        bench.intend(money, call, hold);
      } catch (error) {
        expect(error).toMatchObject({ status: 503 });
        money.release(hold);
        break;
      }
      await money.settle(call, hold);
      answered++;
    }
    expect(answered).toBeGreaterThan(100);
    await Promise.all(underWay.map((call, i) => money.settle(call, holds[i]!)));
    await until(async () => (await bench.events()).n === answered + underWay.length);

    rmSync(filler);
    await until(() => money.accepting() === null);
    await bench.run(money, limits, 1_000, 1);
    await until(async () => (await bench.events()).n === answered + underWay.length + 1);
    await money.close();
  }, 30_000);
});

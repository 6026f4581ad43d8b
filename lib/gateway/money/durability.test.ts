import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { sweepLeases } from "@/lib/domain/limits";
import { MoneyBench, until } from "./testing";

const database = useTestDatabase();

let bench: MoneyBench;
beforeEach(() => {
  bench = new MoneyBench();
});
afterEach(() => bench.close());

/** A pool that can be cut off, as a database that is down or away. */
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

function journalFolder(instanceId: string): string {
  return join(bench.home, "journal", instanceId);
}

describe("a gateway that is killed with SIGKILL", () => {
  it("loses nothing that it had promised, and books nothing twice", async () => {
    const outfile = join(".build", `crash-child-${process.pid}.mjs`);
    mkdirSync(".build", { recursive: true });
    buildSync({
      entryPoints: ["lib/gateway/money/crash-child.fixture.ts"],
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      logLevel: "silent",
    });
    const limit = await bench.limit({ limitNanos: 1_000_000_000n });
    const input = {
      home: bench.home,
      limit: { ...limit, limitNanos: String(limit.limitNanos) },
      template: bench.call(7),
    };
    const child = spawn(process.execPath, [outfile, JSON.stringify(input)], {
      env: { ...process.env, DATABASE_URL: database.url },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
      if (said.length > 60_000) child.kill("SIGKILL");
    });
    await new Promise((resolve) => child.on("close", resolve));
    rmSync(outfile, { force: true });

    const money = await bench.open({ price: (_, usage) => usage.input + usage.output });
    const lines = said.split("\n").slice(0, -1);
    const settled = new Set(lines.filter((line) => line[0] === "S").map((line) => line.slice(2)));
    const intended = new Set(lines.filter((line) => line[0] === "I").map((line) => line.slice(2)));
    expect(settled.size).toBeGreaterThan(100);
    const { rows } = await bench.pool.query(
      "SELECT request_id, outcome, usage_source, cost_nanos FROM usage_event WHERE org_id = $1",
      [bench.orgId],
    );
    const byId = new Map(rows.map((row) => [row.request_id, row]));
    expect(byId.size).toBe(rows.length);
    for (const id of settled) expect(byId.get(id)?.outcome).toBe("ok");
    for (const id of intended) expect(byId.has(id)).toBe(true);
    for (const row of rows.filter((one) => one.outcome === "recovered")) {
      expect(row.usage_source).toBe("estimated");
      expect([2n, 5n]).toContain(row.cost_nanos);
      expect(settled.has(row.request_id)).toBe(false);
    }
    expect(rows.filter((row) => row.outcome === "recovered").length).toBeLessThanOrEqual(20);
    const spent = rows.reduce((sum, row) => sum + row.cost_nanos, 0n);
    expect(await bench.window(limit)).toEqual({ spent, leased: 0n });
    await money.close();
  }, 30_000);
});

describe("an intent without its settlement", () => {
  it("is booked once at the next start: input estimated, output as far as it was counted", async () => {
    const limit = await bench.limit({ limitNanos: 10_000n });
    const call = bench.call(0, { startedAtMs: Date.UTC(2026, 10, 21, 9) });
    const first = await bench.open();
    const hold = await first.place([limit], 5_000, call.startedAtMs);
    bench.intend(first, call, hold);
    first.progress(hold, 33);
    first.progress(hold, 77);
    await first.close();
    expect(await bench.window(limit)).toEqual({ spent: 0n, leased: 5_000n });

    const second = await bench.open();
    expect(second.instanceId).toBe(first.instanceId);
    const { rows } = await bench.pool.query(
      "SELECT outcome, usage_source, input_tokens, output_tokens, cost_nanos, status FROM usage_event WHERE request_id = $1",
      [call.requestId],
    );
    expect(rows).toEqual([
      {
        outcome: "recovered",
        usage_source: "estimated",
        input_tokens: 10,
        output_tokens: 77,
        cost_nanos: 261n,
        status: 500,
      },
    ]);
    expect(await bench.window(limit)).toEqual({ spent: 261n, leased: 0n });
    await second.close();
    await (await bench.open()).close();
    expect(await bench.events()).toEqual({ n: 1, cost: 261n });
  });

  it("is forgotten when the call never went upstream", async () => {
    const limit = await bench.limit({ limitNanos: 10_000n });
    const money = await bench.open();
    const hold = await money.place([limit], 100, Date.now());
    bench.intend(money, bench.call(0), hold);
    money.release(hold);
    await money.close();
    await bench.open();
    expect((await bench.events()).n).toBe(0);
  });

  it("of a failed attempt ends with it, and the next attempt is one of its own", async () => {
    const limit = await bench.limit({ limitNanos: 10_000n });
    const money = await bench.open();
    const call = bench.call(0, { outcome: "error", status: 429 });
    const hold = await money.place([limit], 100, Date.now());
    bench.intend(money, call, hold);
    await money.settleAttempt(call, hold);
    const next = { ...bench.call(60), requestId: call.requestId, startedAtMs: call.startedAtMs, attempt: 2 };
    bench.intend(money, next, hold);
    await money.settle(next, hold);
    await money.close();
    expect(await bench.events()).toEqual({ n: 2, cost: 60n });
  });
});

describe("while the database is away", () => {
  it("calls go on from the leases, and everything is booked when it is back", async () => {
    const { pool, state } = cuttable(bench.pool);
    const money = await bench.open({ pool });
    const limits = [await bench.limit({ limitNanos: 100_000_000n })];
    for (let i = 0; i < 20; i++) await bench.run(money, limits, 1_000, 1_000);
    state.isDown = true;
    let answered = 20;
    for (let i = 0; i < 200; i++) {
      const hold = await Promise.resolve(money.place(limits, 1_000, Date.now())).catch(() => null);
      if (!hold) break;
      await money.settle(bench.call(1_000), hold);
      answered++;
    }
    expect(answered).toBeGreaterThan(30);
    expect(money.stats().unshippedCalls).toBeGreaterThan(10);
    state.isDown = false;
    await until(() => money.stats().unshippedCalls === 0);
    expect((await bench.events()).n).toBe(answered);
  });

  it("a call that the leases cannot pay is a 503 with Retry-After, never a 402", async () => {
    const { pool, state } = cuttable(bench.pool);
    const money = await bench.open({ pool });
    const limits = [await bench.limit({ limitNanos: 1_000_000n })];
    state.isDown = true;
    const refused = { code: "store_unavailable", details: { headers: { "retry-after": "2" } } };
    await expect(money.place(limits, 10, Date.now())).rejects.toMatchObject(refused);
    state.isDown = false;
    await new Promise((resolve) => setTimeout(resolve, 520));
    expect((await money.place(limits, 10, Date.now())).amountNanos).toBe(10);
  });

  it("leases that outlived their time are not used, and are good again after a heartbeat", async () => {
    const { pool, state } = cuttable(bench.pool);
    const money = await bench.open({ pool, leaseMs: 1_500 });
    const limits = [await bench.limit({ limitNanos: 1_000_000n })];
    const running = await money.place(limits, 1_000, Date.now());
    await bench.run(money, limits, 1_000, 500);
    await until(() => money.stats().unshippedCalls === 0);
    state.isDown = true;
    await until(() => money.accepting() !== null);
    expect(money.accepting()).toMatchObject({ code: "store_unavailable" });
    expect(() => money.place(limits, 1, Date.now())).toThrow();
    await until(async () => (await sweepLeases(bench.pool, 1_500, 0)) === 1);
    expect(await bench.window(limits[0]!)).toEqual({ spent: 500n, leased: 0n });
    state.isDown = false;
    await until(() => money.accepting() === null);
    expect((await bench.window(limits[0]!)).leased).toBe(1_000n);
    await money.settle(bench.call(700), running);
    await money.close();
    expect(await bench.window(limits[0]!)).toEqual({ spent: 1_200n, leased: 0n });
  });

  it("a full journal refuses calls before they start, loses none, and accepts again once it is shipped", async () => {
    const { pool, state } = cuttable(bench.pool);
    const money = await bench.open({ pool, journalBytesMax: 256 * 1024 });
    const limits = [await bench.limit({ limitNanos: 100_000_000_000n })];
    await bench.run(money, limits, 1_000_000, 1);
    state.isDown = true;
    let answered = 1;
    while (money.accepting() === null) {
      const hold = await money.place(limits, 1, Date.now());
      const call = bench.call(1);
      bench.intend(money, call, hold);
      await money.settle(call, hold);
      answered++;
      if (answered % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(money.accepting()).toMatchObject({
      code: "store_unavailable",
      details: { headers: { "retry-after": "2" } },
    });
    expect(money.stats().journalBytes).toBeLessThanOrEqual(256 * 1024);
    state.isDown = false;
    await until(() => money.stats().unshippedCalls === 0);
    await until(() => money.accepting() === null);
    expect((await bench.events()).n).toBe(answered);
  });
});

describe("shipping", () => {
  it("sets a call apart that the database refuses, and books all others", async () => {
    const money = await bench.open();
    const limits = [await bench.limit({ limitNanos: 1_000_000n })];
    const calls = Array.from({ length: 30 }, (_, i) => bench.call(1, i === 17 ? { status: 99_999 } : {}));
    await Promise.all(
      calls.map(async (call) => money.settle(call, await money.place(limits, 1, call.startedAtMs))),
    );
    await until(() => money.stats().unshippedCalls === 0);
    expect((await bench.events()).n).toBe(29);
    const apart = readFileSync(join(bench.home, "journal", "quarantine.jsonl"), "utf8")
      .trim()
      .split("\n");
    expect(apart.map((line) => JSON.parse(line).call.requestId)).toEqual([calls[17]!.requestId]);
  });

  it("books a first call after a pause in well under a second", async () => {
    const money = await bench.open();
    const limits = [await bench.limit({ limitNanos: 1_000_000n })];
    await bench.run(money, limits, 1, 1);
    const started = performance.now();
    await until(() => money.stats().unshippedCalls === 0);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it("leaves an empty journal and no lease behind a clean close", async () => {
    const money = await bench.open();
    const limits = [await bench.limit({ limitNanos: 1_000_000n })];
    for (let i = 0; i < 10; i++) await bench.run(money, limits, 10, 5);
    await money.close();
    expect(readdirSync(journalFolder(money.instanceId))).toEqual([]);
    const { rows } = await bench.pool.query(
      "SELECT count(*)::int AS n FROM budget_lease WHERE instance_id = $1",
      [money.instanceId],
    );
    expect(rows[0].n).toBe(0);
  });
});

describe("journal folders", () => {
  it("are never shared: every gateway on a machine has its own, and a restart takes one up again", async () => {
    const [one, two] = [await bench.open(), await bench.open()];
    expect(one.instanceId).not.toBe(two.instanceId);
    await one.close();
    expect((await bench.open()).instanceId).toBe(one.instanceId);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPool, inPoolTransaction, type Pool } from "./index";
import { type SilentProxy, startSilentProxy, useTestDatabase } from "./testing";

const database = useTestDatabase();
const STATEMENT_MS = 300;

let proxy: SilentProxy;
let pool: Pool;
beforeAll(async () => {
  proxy = await startSilentProxy(database.url);
  pool = createPool(2, proxy.url, STATEMENT_MS);
});
afterAll(async () => {
  await pool.end();
  await proxy.close();
});

async function msOf(work: Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work;
  return performance.now() - started;
}

describe("a pool", () => {
  it("has the server end a statement that takes too long, and goes on with the same connection", async () => {
    await expect(pool.query("SELECT pg_sleep(5)")).rejects.toMatchObject({ code: "57014" });
    await expect(
      inPoolTransaction(pool, (client) => client.query("SELECT pg_sleep(5)")),
    ).rejects.toMatchObject({ code: "57014" });
    expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });

  it("has the server end a transaction that its client left open, so that its locks are free", async () => {
    const client = await pool.connect();
    await client.query("BEGIN");
    await new Promise((resolve) => setTimeout(resolve, 2 * STATEMENT_MS));
    await expect(client.query("SELECT 1")).rejects.toThrow();
    client.release(true);
  });

  it("gives up a database that hangs, once, and works again when it is back", async () => {
    await pool.query("SELECT 1");
    const waited = inPoolTransaction(pool, async (client) => {
      proxy.fallSilent();
      await client.query("SELECT 1");
    });
    expect(await msOf(expect(waited).rejects.toThrow("Query read timeout"))).toBeLessThan(3_500);
    proxy.recover();
    expect((await inPoolTransaction(pool, (client) => client.query("SELECT 1 AS one"))).rows).toEqual([
      { one: 1 },
    ]);
  });

  it("lets statements take their time where it was told to", async () => {
    const patient = createPool(1, database.url, 0);
    await patient.query(`SELECT pg_sleep(${(2 * STATEMENT_MS) / 1_000})`);
    const { rows } = await patient.query<{ statement_timeout: string }>("SHOW statement_timeout");
    expect(rows[0]!.statement_timeout).toBe("0");
    await patient.end();
  });
});

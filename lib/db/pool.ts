import pg from "pg";
import { env } from "../core/env";

// int8 comes as bigint: money and counters never pass through a double. Only in our pools: Prisma's driver shares the
// module and reads int8 its own way.
const types = new pg.TypeOverrides(pg.types);
types.setTypeParser(pg.types.builtins.INT8, (text: string) => BigInt(text));

export type Pool = pg.Pool;
export type PoolClient = pg.PoolClient;

let shared: pg.Pool | undefined;

/** A pool of its own, for processes that size it themselves. */
export function createPool(max: number, connectionString = env().DATABASE_URL): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    types,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  });
  // A dropped connection is replaced on next use; without a listener, idle or in a transaction, it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** The process's shared pool for raw SQL (reads of roll-ups, batches). */
export function pool(): pg.Pool {
  shared ??= createPool(10);
  return shared;
}

/** Runs `work` in one transaction on one client: COMMIT when it returns, ROLLBACK when it throws. */
export async function inPoolTransaction<T>(
  target: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await target.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    await client.query("ROLLBACK").then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}

export async function closePool(): Promise<void> {
  await shared?.end();
  shared = undefined;
}

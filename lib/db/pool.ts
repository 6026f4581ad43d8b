import pg from "pg";
import { env } from "../core/env";

// int8 comes as bigint: money and counters never pass through a double. Only in our pools: Prisma's driver shares the
// module and reads int8 its own way.
const types = new pg.TypeOverrides(pg.types);
types.setTypeParser(pg.types.builtins.INT8, (text: string) => BigInt(text));

export type Pool = pg.Pool;
export type PoolClient = pg.PoolClient;

const STATEMENT_MS_MAX = 20_000;
/** How much later the client gives up by itself, when not even the server's refusal arrives. */
const SILENCE_MS = 2_000;
const READ_TIMEOUT = "Query read timeout";

let shared: pg.Pool | undefined;
let sharedStatementMsMax = STATEMENT_MS_MAX;

/**
 * How a connection keeps from waiting for ever: the server ends a statement after `statementMsMax` (0: never) and a transaction
 * that was abandoned, and a server that falls silent is given up.
 */
export function connectionBounds(statementMsMax = STATEMENT_MS_MAX) {
  return {
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...(statementMsMax > 0 && {
      statement_timeout: statementMsMax,
      idle_in_transaction_session_timeout: statementMsMax,
      query_timeout: statementMsMax + SILENCE_MS,
    }),
  };
}

/** A pool of its own, for processes that size it themselves. */
export function createPool(
  max: number,
  connectionString = env().DATABASE_URL,
  statementMsMax = STATEMENT_MS_MAX,
): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, types, ...connectionBounds(statementMsMax) });
  // A dropped connection is replaced on next use; without listeners it would end the process, idle or in the middle of a use.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** The process's shared pool for raw SQL (reads of roll-ups, batches). */
export function pool(): pg.Pool {
  shared ??= createPool(10, env().DATABASE_URL, sharedStatementMsMax);
  return shared;
}

/** For tools that read everything: what the shared pool runs may take as long as it likes. Call it before `pool`. */
export function letStatementsTakeTheirTime(): void {
  sharedStatementMsMax = 0;
}

/** Runs `work` in one transaction on one client: COMMIT when it returns, ROLLBACK when it throws. `begin` may say what kind. */
export async function inPoolTransaction<T>(
  target: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  begin = "BEGIN",
): Promise<T> {
  const client = await target.connect();
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    if ((error as Error).message === READ_TIMEOUT) client.release(true);
    else await rollBack(client);
    throw error;
  }
}

async function rollBack(client: pg.PoolClient): Promise<void> {
  await client.query("ROLLBACK").then(
    () => client.release(),
    (broken: Error) => client.release(broken),
  );
}

export async function closePool(): Promise<void> {
  await shared?.end();
  shared = undefined;
}

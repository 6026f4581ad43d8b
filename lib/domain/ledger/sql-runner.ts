import type { PoolClient, Tx } from "@/lib/db";

/** One SQL statement inside a transaction, whichever driver holds it: verbs use Prisma's, batches use pg's. */
export type SqlRunner = (sql: string, params: unknown[]) => Promise<Record<string, unknown>[]>;

export function onPrisma(tx: Tx): SqlRunner {
  return (sql, params) => tx.$queryRawUnsafe(sql, ...params);
}

export function onClient(client: PoolClient): SqlRunner {
  return async (sql, params) => (await client.query(sql, params)).rows;
}

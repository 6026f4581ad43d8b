import { AppError } from "@/lib/core/errors";
import { inPoolTransaction, pool } from "@/lib/db";

/** A search that takes longer is given up: what it would cost the database is everybody's. */
const SEARCH_MS_MAX = 5_000;
const CANCELLED = "57014";

/** Rows of a search over events; 400 that asks for a narrower one where it takes too long. */
export async function readBounded<R extends object>(sql: string, params: unknown[]): Promise<R[]> {
  try {
    return await inPoolTransaction(pool(), async (client) => {
      await client.query(`SET LOCAL statement_timeout = ${SEARCH_MS_MAX}`);
      return (await client.query<R>(sql, params)).rows;
    });
  } catch (error) {
    if ((error as { code?: string }).code !== CANCELLED) throw error;
    throw new AppError(
      "invalid_request",
      "This search goes through too many calls. Narrow the time range, or filter by key, model, user or conversation too.",
      { param: "from" },
    );
  }
}

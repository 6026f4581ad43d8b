import { AppError } from "@/lib/core/errors";
import { inPoolTransaction, type PoolClient, pool } from "@/lib/db";

/** What takes longer is given up: opening a page must never take the database down. */
const READ_MS_MAX = 8_000;
const CANCELLED = "57014";

const BEGIN = `
  BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
  SET LOCAL statement_timeout = ${READ_MS_MAX}; SET LOCAL work_mem = '32MB'; SET LOCAL jit = off`;

/** Runs reads that all see the database as of one moment. Throws 400 where they take too long. */
export async function readSnapshot<T>(read: (client: PoolClient) => Promise<T>): Promise<T> {
  try {
    return await inPoolTransaction(pool(), read, BEGIN);
  } catch (error) {
    if ((error as { code?: string }).code !== CANCELLED) throw error;
    throw new AppError(
      "invalid_request",
      "This goes through too many calls. Narrow the time range, or filter and group by one dimension only.",
      { param: "from" },
    );
  }
}

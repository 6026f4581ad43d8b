import { AppError } from "@/lib/core/errors";
import type { Pool } from "@/lib/db";

/** Rows for an answer that needs the database; 503 while it is away. */
export async function queryRows<T extends object>(pool: Pool, text: string, values: unknown[]): Promise<T[]> {
  try {
    return (await pool.query<T>(text, values)).rows;
  } catch (cause) {
    throw new AppError("store_unavailable", "Usage cannot be read at the moment.", {
      headers: { "retry-after": "1" },
      cause,
    });
  }
}

import { pool } from "@/lib/db";
import type { LimitBook } from "../storm/limit-book";

type Row = { id: string; limit_nanos: bigint };

/** Puts the organizations' credit as it is now into the book. */
export async function noteCredits(limits: LimitBook, beforeMs: number): Promise<void> {
  const { rows } = await pool().query<Row>("SELECT id, limit_nanos FROM budget WHERE kind = 'credit'");
  for (const { id, limit_nanos: limit } of rows) {
    if (!limits.has(id) || limits.latest(id) !== limit) limits.note(id, limit, beforeMs, Date.now());
  }
}

import type { Impersonation } from "@/lib/access";
import { pool } from "@/lib/db";
import { IMPERSONATIONS, type ImpersonationRow, toImpersonation } from "./impersonation-row";

/** Whom a session looks as, and what that person is called; null when it looks as nobody else, or no longer. */
export async function findImpersonation(
  sessionId: string,
  at: Date,
): Promise<{ impersonation: Impersonation; name: string; email: string } | null> {
  const { rows } = await pool().query<ImpersonationRow>(`${IMPERSONATIONS} AND i.session_id = $2`, [
    at,
    sessionId,
  ]);
  const [row] = rows;
  if (!row?.is_live) return null;
  const impersonation = toImpersonation(row);
  return { impersonation, name: row.member_name ?? "A viewer", email: row.member_email ?? "" };
}

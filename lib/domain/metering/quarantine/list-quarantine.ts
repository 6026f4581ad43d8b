import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { listQuarantineEndpoint } from "@/lib/contract/quarantine";
import { pool } from "@/lib/db";
import { ENTRY_SELECT, type EntryRow, toEntry } from "./entry-rows";

/** Calls that wait for a decision, or those that were decided, newest first. */
export async function listQuarantine(ctx: BaseCtx, input: InputOf<typeof listQuarantineEndpoint>) {
  requireOperator(ctx);
  const { state, limit, cursor } = input;
  const [before, attempt] = cursor?.split(".") ?? [null, null];
  const [{ rows }, { rows: counts }] = await Promise.all([
    pool().query<EntryRow>(state === "open" ? OPEN : RESOLVED, [before, attempt, limit + 1]),
    pool().query<{ n: bigint }>("SELECT count(*) AS n FROM usage_quarantine WHERE resolution IS NULL"),
  ]);
  const items = rows.slice(0, limit).map(toEntry);
  const nextCursor = rows.length > limit ? items.at(-1)!.id : null;
  return { items, nextCursor, openCount: counts[0]!.n };
}

const page = (isInState: string) => `${ENTRY_SELECT}
  WHERE ${isInState} AND ($1::text IS NULL OR (q.request_id, q.attempt) < ($1, $2::smallint))
  ORDER BY q.request_id DESC, q.attempt DESC LIMIT $3`;

const OPEN = page("q.resolution IS NULL");
const RESOLVED = page("q.resolution IS NOT NULL");

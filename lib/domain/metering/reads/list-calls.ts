import { type Ctx, requirePermission } from "@/lib/access";
import type { listCallsEndpoint } from "@/lib/contract/calls";
import type { InputOf } from "@/lib/contract/endpoint";
import { timeOfId } from "@/lib/core/ids";
import { addMs, DAY_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { CALL_COLUMNS, CALL_NAMES, type CallRow } from "./call-rows";

/** How far back a list goes when nobody says. */
const RANGE_DAYS = 90;

/** Calls, newest first. A cursor is the last row's own place, so that calls that land meanwhile shift nothing. */
export async function listCalls(ctx: Ctx, input: InputOf<typeof listCallsEndpoint>) {
  requirePermission(ctx, "requests.read");
  const { cursor, limit } = input;
  const [requestId, attempt] = cursor ? cursor.split(".") : [];
  const { rows } = await pool().query<CallRow>(
    `SELECT ${CALL_COLUMNS} FROM usage_event e ${CALL_NAMES}
     WHERE e.org_id = $1 AND e.started_at >= $2 AND ($3::timestamptz IS NULL OR e.started_at < $3)
       AND ($4::text IS NULL OR e.model = $4) AND ($5::text IS NULL OR e.key_id = $5)
       AND ($6::text IS NULL OR e.project_id = $6) AND ($7::text IS NULL OR e.outcome = $7)
       ${requestId ? "AND (e.started_at, e.request_id, e.attempt) < ($9, $10, $11::smallint)" : ""}
     ORDER BY e.started_at DESC, e.request_id DESC, e.attempt DESC LIMIT $8`,
    [
      ctx.orgId,
      input.from ?? addMs(ctx.now, -RANGE_DAYS * DAY_MS),
      input.to ?? null,
      input.model ?? null,
      input.keyId ?? null,
      input.projectId ?? null,
      input.outcome ?? null,
      limit + 1,
      ...(requestId ? [new Date(timeOfId(requestId)), requestId, attempt] : []),
    ],
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? `${last.requestId}.${last.attempt}` : null };
}

import type { TenantOrder } from "@/lib/contract/tenants";
import { AppError } from "@/lib/core/errors";
import { pool } from "@/lib/db";
import { LAST_CALL } from "./last-call";

const spentSince = (since: string, sum: string) =>
  `(SELECT coalesce(sum(c.${sum}), 0) FROM usage_cell c WHERE c.org_id = o.id AND c.width = 'day' AND c.dim = 'all'
     AND c.start >= ${since} AND c.start = date_bin('24 hours', c.start, to_timestamp(0)))`;

/** SQL of what organization `o` is ordered by; $1 and $2 are the first days of the month and of the 30 days. */
const KEYS: Record<TenantOrder, string> = {
  created: "extract(epoch FROM o.created_at)",
  name: "lower(o.name)",
  members: "(SELECT count(*) FROM member m WHERE m.org_id = o.id)",
  keys: "(SELECT count(*) FROM api_key k WHERE k.org_id = o.id AND k.kind = 'standard' AND k.revoked_at IS NULL)",
  month: spentSince("$1", "cost_nanos"),
  spend: spentSince("$2", "cost_nanos"),
  calls: spentSince("$2", "calls"),
  credit: `coalesce((SELECT b.limit_nanos - coalesce(w.spent_nanos, 0) FROM budget b LEFT JOIN budget_window w ON w.budget_id = b.id
     WHERE b.org_id = o.id AND b.kind = 'credit' AND b.scope_type = 'org' AND b.window = 'lifetime' AND b.revoked_at IS NULL), 0)`,
  last_call: `coalesce(extract(epoch FROM ${LAST_CALL}), 0)`,
};

const MATCHES = `($3::text IS NULL OR o.id = $3 OR position(lower($3) IN lower(o.name)) > 0 OR position(lower($3) IN o.slug) > 0
  OR EXISTS (SELECT FROM member m JOIN "user" u ON u.id = m.user_id WHERE m.org_id = o.id AND position(lower($3) IN u.email) > 0))`;

type Ask = {
  search?: string;
  sort: TenantOrder;
  direction: "asc" | "desc";
  cursor?: string;
  limit: number;
  month: Date;
  days: Date;
};

type Place = [key: string, id: string];

/**
 * The ids of a page of all tenants in an order, and how many there are. A cursor is the last one's own place, so that those whose
 * place moves meanwhile shift nobody else's.
 */
export async function readTenantIds(
  ask: Ask,
): Promise<{ ids: string[]; nextCursor: string | null; total: number }> {
  const { search, sort, direction, cursor, limit, month, days } = ask;
  const place = cursor ? readPlace(cursor, sort) : [null, null];
  const [type, collation] = sort === "name" ? ["text", 'COLLATE "C"'] : ["numeric", ""];
  const { rows } = await pool().query<{ id: string; key: string; total: number }>(
    `WITH match AS MATERIALIZED (
       SELECT o.id, (${KEYS[sort]})::${type} AS key FROM org o
       WHERE $1::timestamptz IS NOT NULL AND $2::timestamptz IS NOT NULL AND ${MATCHES}
     )
     SELECT id, key::text AS key, (SELECT count(*)::int FROM match) AS total FROM match
     WHERE $4::text IS NULL OR (key ${collation}, id COLLATE "C") ${direction === "asc" ? ">" : "<"} ($4::${type}, $5::text)
     ORDER BY match.key ${collation} ${direction}, id COLLATE "C" ${direction} LIMIT $6`,
    [month, days, search || null, ...place, limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last ? writePlace([last.key, last.id]) : null;
  return { ids: page.map(({ id }) => id), nextCursor, total: rows[0]?.total ?? 0 };
}

const writePlace = (place: Place) => Buffer.from(JSON.stringify(place)).toString("base64url");

const isKey = (key: string, sort: TenantOrder) => sort === "name" || /^-?\d+(\.\d+)?$/.test(key);

function readPlace(cursor: string, sort: TenantOrder): Place {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(place) && place.length === 2 && place.every((part) => typeof part === "string")) {
      const [key, id] = place as Place;
      if (isKey(key, sort)) return [key, id];
    }
  } catch {
    // Falls through to the same refusal.
  }
  throw new AppError("invalid_request", "Send the nextCursor of the page before.", { param: "cursor" });
}

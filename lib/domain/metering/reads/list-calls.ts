import { type Ctx, requirePermission } from "@/lib/access";
import type { listCallsEndpoint } from "@/lib/contract/calls";
import type { InputOf } from "@/lib/contract/endpoint";
import { AppError } from "@/lib/core/errors";
import { timeOfId } from "@/lib/core/id-format";
import { addMs, DAY_MS } from "@/lib/core/time";
import { CALL_COLUMNS, CALL_NAMES, type CallRow } from "./call-rows";
import { type Bind, boundParams, callWhere } from "./call-where";
import { readBounded } from "./read-bounded";

type Input = Partial<InputOf<typeof listCallsEndpoint>> & { limit: number };
type Sort = NonNullable<Input["sort"]>;

/** What is sorted is read whole: so far, and no further. */
const SORTED_DAYS_MAX = 31;
const VALUES: Record<Exclude<Sort, "time">, { column: string; of: (row: CallRow) => bigint | number }> = {
  cost: { column: "cost_nanos", of: (row) => row.costNanos },
  latency: { column: "latency_ms", of: (row) => row.latencyMs },
};

/** Calls, newest first, or by a value. A cursor is the last row's own place, so that calls that land meanwhile shift nothing. */
export async function listCalls(ctx: Ctx, input: Input) {
  requirePermission(ctx, "requests.read");
  const { limit, sort = "time", cursor } = input;
  const query = { ...input, filter: input.filter ?? [], from: beginOf(ctx.now, sort, input) };
  const { params, bind } = boundParams();
  const where = callWhere(ctx.orgId, query, ctx.now, bind);
  const order = orderOf(sort);
  const rows = await readBounded<CallRow>(
    `SELECT ${CALL_COLUMNS} FROM (
       SELECT * FROM usage_event e WHERE ${where} ${cursor ? `AND ${afterCursor(sort, cursor, bind)}` : ""}
       ORDER BY ${order} LIMIT ${bind(limit + 1)}
     ) e ${CALL_NAMES} ORDER BY ${order}`,
    params,
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? cursorOf(sort, last) : null };
}

function beginOf(now: Date, sort: Sort, { from, to }: Input): Date | undefined {
  if (sort === "time") return from;
  const earliest = addMs(to ?? now, -SORTED_DAYS_MAX * DAY_MS);
  if (!from || from >= earliest) return from ?? earliest;
  const message = `Sorted by ${sort}, a list goes over ${SORTED_DAYS_MAX} days at most: narrow the time range.`;
  throw new AppError("invalid_request", message, { param: "from" });
}

function orderOf(sort: Sort): string {
  const place = "e.started_at DESC, e.request_id DESC, e.attempt DESC";
  return sort === "time" ? place : `e.${VALUES[sort].column} DESC, ${place}`;
}

function afterCursor(sort: Sort, cursor: string, bind: Bind): string {
  const [attempt, requestId, value] = cursor.split(".").reverse() as [string, string, string?];
  const place = `${bind(new Date(timeOfId(requestId)))}, ${bind(requestId)}, ${bind(attempt)}::smallint`;
  if (sort === "time") return `(e.started_at, e.request_id, e.attempt) < (${place})`;
  if (value === undefined)
    throw new AppError("invalid_request", "Send the nextCursor of the page before.", { param: "cursor" });
  return `(e.${VALUES[sort].column}, e.started_at, e.request_id, e.attempt) < (${bind(value)}::bigint, ${place})`;
}

function cursorOf(sort: Sort, row: CallRow): string {
  const place = `${row.requestId}.${row.attempt}`;
  return sort === "time" ? place : `${VALUES[sort].of(row)}.${place}`;
}

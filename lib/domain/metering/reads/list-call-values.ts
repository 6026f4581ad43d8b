import { type Ctx, requirePermission } from "@/lib/access";
import type { listCallValuesEndpoint } from "@/lib/contract/calls";
import type { InputOf } from "@/lib/contract/endpoint";
import { labelSql } from "../explore/dimensions";
import { boundParams, callWhere, fieldSql } from "./call-where";
import { readBounded } from "./read-bounded";

/** Suggestions come from so many calls at most: what they cost does not depend on how many there are. */
const CALLS_MAX = 20_000;
const VALUES_MAX = 20;

type ValueRow = { value: string; label: string; calls: bigint };

/** Values that a field has among the latest calls, the most frequent first; without a field the names of tags. */
export async function listCallValues(ctx: Ctx, input: InputOf<typeof listCallValuesEndpoint>) {
  requirePermission(ctx, "requests.read");
  const { field, search, from, to } = input;
  const { params, bind } = boundParams();
  const where = callWhere(ctx.orgId, { filter: [], from, to }, ctx.now, bind);
  const latest = `(SELECT * FROM usage_event e WHERE ${where}
    ORDER BY e.started_at DESC, e.request_id DESC, e.attempt DESC LIMIT ${CALLS_MAX}) e`;
  const values = field
    ? `SELECT ${fieldSql(field, bind)} AS value FROM ${latest}`
    : `SELECT jsonb_object_keys(e.tags) AS value FROM ${latest} WHERE jsonb_typeof(e.tags) = 'object'`;
  const label = isNamed(field) ? labelSql(field, "t.value") : "NULL::text";
  const items = await readBounded<ValueRow>(
    `SELECT * FROM (
       SELECT t.value, coalesce(${label}, t.value) AS label, t.calls
       FROM (SELECT value, count(*) AS calls FROM (${values}) v WHERE value <> '' GROUP BY value) t
     ) t ${search ? `WHERE position(lower(${bind(search)}) IN lower(t.label || ' ' || t.value)) > 0` : ""}
     ORDER BY t.calls DESC, t.value LIMIT ${VALUES_MAX}`,
    params,
  );
  return { items };
}

function isNamed(field: string | undefined): field is "project" | "key" | "provider" {
  return field === "project" || field === "key" || field === "provider";
}

import { DAY_MS } from "@/lib/core/time";
import type { PoolClient } from "@/lib/db";
import { MAY_BE_SPARSE, SPARSE_VALUES } from "./event-cells";
import { PATIENTLY } from "./lock-cells";
import { type PendingMark, TAKEN_EVENTS } from "./pending";

/** Past these, cells would cost more than they save, and the events answer: values a day, names a tenant, a value's length. */
const VALUES_MAX = 5_000;
const NAMES_MAX = 40;
const LENGTH_MAX = 300;

/** Stands for every dimension that came after an organization had too many. */
export const ALL_OTHERS = "*";

type Found = { dim: string; isWide: boolean; isKnown: boolean };

/** Makes known which users, conversations and tags the taken events have, before they are folded. */
export async function admitDimensions(client: PoolClient, taken: unknown[]): Promise<void> {
  const [orgId] = taken;
  const { rows } = await client.query<Found>({ text: FIND, values: taken, ...PATIENTLY });
  const fresh = rows.filter((found) => !found.isKnown);
  const wide = rows.filter((found) => found.isKnown && found.isWide).map((found) => found.dim);
  if (wide.length > 0) await widen(client, orgId, wide);
  if (fresh.length === 0) return;
  const { rows: known } = await client.query<{ n: number }>(COUNT, [orgId]);
  const room = Math.max(0, NAMES_MAX - known[0]!.n);
  const admitted = fresh.slice(0, room);
  if (fresh.length > room) admitted.push({ dim: ALL_OTHERS, isWide: true, isKnown: false });
  await client.query(ADMIT, [orgId, admitted.map(({ dim }) => dim), admitted.map(({ isWide }) => isWide)]);
}

/** Gives up the cells of dimensions that have too many values on a day of these marks. */
export async function dropWideDimensions(
  client: PoolClient,
  orgId: string,
  marks: PendingMark[],
): Promise<void> {
  const days = new Set(marks.map(({ firstAt }) => Math.floor(firstAt.getTime() / DAY_MS) * DAY_MS));
  const values = [orgId, [...days].map((day) => new Date(day)), VALUES_MAX];
  const { rows } = await client.query<{ dim: string }>({ text: TOO_MANY, values, ...PATIENTLY });
  if (rows.length > 0)
    await widen(
      client,
      orgId,
      rows.map(({ dim }) => dim),
    );
}

async function widen(client: PoolClient, orgId: unknown, dims: string[]): Promise<void> {
  await client.query("UPDATE usage_cell_dimension SET is_wide = true WHERE org_id = $1 AND dim = ANY($2)", [
    orgId,
    dims,
  ]);
  const text = "DELETE FROM usage_cell WHERE org_id = $1 AND dim = ANY($2)";
  await client.query({ text, values: [orgId, dims], ...PATIENTLY });
}

const FIND = `
  SELECT s.dim, bool_or(length(s.value) > ${LENGTH_MAX}) AS "isWide", d.dim IS NOT NULL AS "isKnown"
  FROM ${TAKEN_EVENTS} CROSS JOIN LATERAL (${SPARSE_VALUES}) s
  LEFT JOIN usage_cell_dimension d ON d.org_id = $1 AND d.dim = s.dim
  WHERE ${MAY_BE_SPARSE} AND d.is_wide IS NOT TRUE GROUP BY s.dim, d.dim ORDER BY s.dim`;

const COUNT = "SELECT count(*)::int AS n FROM usage_cell_dimension WHERE org_id = $1";

const ADMIT = `
  INSERT INTO usage_cell_dimension (org_id, dim, is_wide) SELECT $1, * FROM unnest($2::text[], $3::boolean[])
  ON CONFLICT DO NOTHING`;

const TOO_MANY = `
  SELECT d.dim FROM usage_cell_dimension d CROSS JOIN unnest($2::timestamptz[]) AS day (start)
  WHERE d.org_id = $1 AND NOT d.is_wide AND $3::int < (
    SELECT count(*) FROM usage_cell c WHERE c.org_id = $1 AND c.width = 'day' AND c.dim = d.dim AND c.start = day.start)
  GROUP BY 1`;

import { DAY_MS, HOUR_MS, monotonicMs } from "@/lib/core/time";
import { inPoolTransaction, type Pool, type PoolClient } from "@/lib/db";
import { lockCells, PATIENTLY } from "../cells/lock-cells";
import { type CellWidth, floorTo, WIDTH_MS } from "../cells/widths";
import { foldedEvents, MIX_COLUMNS, MIX_VALUES, mixesOf } from "./event-mixes";
import { dropWideMixes, openMixes } from "./open-mixes";

/** How long one organization's filling may keep a run of the fold from the next one's. */
const RUN_MS = 3_000;

/** Mixes what was booked before an organization's mixes were opened, from the latest day back, for a while. */
export async function fillMixes(pool: Pool, orgId: string): Promise<void> {
  const untilMs = monotonicMs() + RUN_MS;
  let more = true;
  while (more && monotonicMs() < untilMs)
    more = await inPoolTransaction(pool, (client) => fillDay(client, orgId));
}

type Open = { width: CellWidth; phase: number; filledFrom: Date | null };
/** What is mixed of one phase at once; on its own starts. */
type Part = { width: CellWidth; phase: number; sinceMs: number; untilMs: number };

async function fillDay(client: PoolClient, orgId: string): Promise<boolean> {
  await lockCells(client, orgId);
  await openMixes(client, orgId);
  const { rows: open } = await client.query<Open>(UNFILLED, [orgId]);
  if (open.length === 0) return false;
  const { rows } = await client.query<{ first: Date | null; last: Date | null }>(SPAN, [orgId]);
  const { first, last } = rows[0]!;
  if (!first || !last) {
    await client.query("UPDATE usage_mix_phase SET filled_from = '-infinity' WHERE org_id = $1", [orgId]);
    return false;
  }
  const parts = partsOf(open, last.getTime());
  await mix(client, orgId, parts);
  await client.query(ADVANCE, [...columnsOf(orgId, parts), first]);
  return true;
}

/** The latest 24 hours that are not mixed yet, of every phase that lacks some of them. */
function partsOf(open: Open[], lastMs: number): Part[] {
  const ends = open.map(({ width, phase, filledFrom }) =>
    filledFrom ? filledFrom.getTime() : floorTo(width, phase, lastMs) + WIDTH_MS[width],
  );
  const targetMs = Math.max(...ends) - DAY_MS;
  return open
    .map(({ width, phase }, i) => ({
      width,
      phase,
      sinceMs: floorTo(width, phase, targetMs),
      untilMs: ends[i]!,
    }))
    .filter(({ sinceMs, untilMs }) => sinceMs < untilMs);
}

async function mix(client: PoolClient, orgId: string, parts: Part[]): Promise<void> {
  const fromMs = Math.min(...parts.map(({ sinceMs }) => sinceMs));
  const toMs = Math.max(...parts.map(({ untilMs }) => untilMs));
  const values = [...columnsOf(orgId, parts), new Date(fromMs), new Date(toMs)];
  await client.query({ text: MIX, values, ...PATIENTLY });
  const hours = Array.from(
    { length: Math.ceil((toMs - fromMs) / HOUR_MS) },
    (_, i) => new Date(fromMs + i * HOUR_MS),
  );
  await dropWideMixes(client, orgId, hours);
}

function columnsOf(orgId: string, parts: Part[]): unknown[] {
  return [
    orgId,
    parts.map(({ width }) => width),
    parts.map(({ phase }) => phase),
    parts.map(({ sinceMs }) => new Date(sinceMs)),
    parts.map(({ untilMs }) => new Date(untilMs)),
  ];
}

const UNFILLED = `
  SELECT width, phase, nullif(filled_from, 'infinity') AS "filledFrom"
  FROM usage_mix_phase WHERE org_id = $1 AND NOT is_wide AND filled_from > '-infinity'`;

const SPAN = `
  SELECT min(start) AS first, max(start) AS last FROM usage_cell WHERE org_id = $1 AND width = 'quarter' AND dim = 'all'`;

const PARTS = `
  SELECT width, phase, CASE width WHEN 'hour' THEN interval '1 hour' ELSE interval '24 hours' END AS length, since, until
  FROM unnest($2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[]) AS t (width, phase, since, until)`;

const MIX = `
  WITH event AS MATERIALIZED (${foldedEvents("$6", "$7")})
  INSERT INTO usage_mix (${MIX_COLUMNS}) SELECT $1, ${MIX_VALUES} FROM (${mixesOf("event e", PARTS)}) m`;

/** What reaches back to the first call is whole. */
const ADVANCE = `
  UPDATE usage_mix_phase m SET filled_from = CASE WHEN p.since > $6::timestamptz THEN p.since ELSE '-infinity' END
  FROM (${PARTS}) p WHERE m.org_id = $1 AND m.width = p.width AND m.phase = p.phase`;

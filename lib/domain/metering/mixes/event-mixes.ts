import { MIX_EVENT_SUMS, MIX_SUMS, totalsOf } from "../cells/cell-columns";
import { PLAIN_DIMENSIONS } from "../cells/event-cells";
import { phasedStart, quarterOf } from "../cells/widths";

const DIMENSIONS = Object.values(PLAIN_DIMENSIONS);

export const MIX_KEY = ["org_id", "width", "start", ...DIMENSIONS].join(", ");
export const MIX_VALUES = ["width", "start", ...DIMENSIONS, ...MIX_SUMS].join(", ");
export const MIX_COLUMNS = `org_id, ${MIX_VALUES}`;

/** SQL of the mixes that an organization ($1) keeps: those that begin at `since` or later. */
export const KEPT_MIXES = `
  SELECT width, phase, CASE width WHEN 'hour' THEN interval '1 hour' ELSE interval '24 hours' END AS length,
    filled_from AS since, 'infinity'::timestamptz AS until
  FROM usage_mix_phase WHERE org_id = $1 AND NOT is_wide`;

/** SQL of the mixes (MIX_VALUES) of `phases` that `from` (FROM …, of events with their quarter as `e`) adds up to. */
export function mixesOf(from: string, phases: string): string {
  const dimensions = DIMENSIONS.map((column) => `e.${column}`).join(", ");
  return `
    SELECT p.width, ${phasedStart("e.start")} AS start, ${dimensions}, ${totalsOf("e", MIX_SUMS)}
    FROM ${from} CROSS JOIN (${phases}) p WHERE ${phasedStart("e.start")} >= p.since AND ${phasedStart("e.start")} < p.until
    GROUP BY p.width, 2, ${dimensions}`;
}

/** SQL of an organization's ($1) events between two parameters, with their quarter as `start`, but for those that are not folded. */
export function foldedEvents(from: string, to: string): string {
  const dimensions = DIMENSIONS.map((column) => `e.${column}`).join(", ");
  return `
    SELECT ${quarterOf("e.started_at")} AS start, ${dimensions}, ${MIX_EVENT_SUMS}
    FROM usage_event e LEFT JOIN price p ON p.id = e.price_id
    WHERE e.org_id = $1 AND e.started_at >= ${from} AND e.started_at < ${to} AND NOT EXISTS (
      SELECT FROM usage_pending m
      WHERE m.org_id = $1 AND m.booking = e.booking AND ${quarterOf("m.first_at")} = ${quarterOf("e.started_at")})`;
}

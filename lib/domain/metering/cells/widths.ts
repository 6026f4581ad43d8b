import { DAY_MS, HOUR_MS } from "@/lib/core/time";
import { ROLLUP_WIDTH_MS } from "../ingest/rollup-columns";

export type CellWidth = "quarter" | "hour" | "day";

export const WIDTH_MS: Record<CellWidth, number> = { quarter: ROLLUP_WIDTH_MS, hour: HOUR_MS, day: DAY_MS };

/** By how many quarters of an hour a cell that begins at `startMs` is off those that begin with UTC's. */
export function phaseOf(width: CellWidth, startMs: number): number {
  const widthMs = WIDTH_MS[width];
  return (((startMs % widthMs) + widthMs) % widthMs) / ROLLUP_WIDTH_MS;
}

/** The start of the cell of a phase that holds an instant. */
export function floorTo(width: CellWidth, phase: number, ms: number): number {
  const offsetMs = phase * ROLLUP_WIDTH_MS;
  return Math.floor((ms - offsetMs) / WIDTH_MS[width]) * WIDTH_MS[width] + offsetMs;
}

/** SQL of the start of the quarter of an hour that holds a point in time. */
export function quarterOf(column: string): string {
  return `date_bin('15 minutes', ${column}, to_timestamp(0))`;
}

/** SQL of the wider cells that an organization ($1) keeps: those of UTC, and where people look from. */
export const FILLED_PHASES = `
  SELECT width, phase, CASE width WHEN 'hour' THEN interval '1 hour' ELSE interval '24 hours' END AS length
  FROM (SELECT width, phase FROM usage_cell_phase WHERE org_id = $1 AND is_filled
        UNION ALL VALUES ('hour', 0), ('day', 0)) p (width, phase)`;

/** SQL of the start of the cell of `FILLED_PHASES p` that holds a point in time. */
export function phasedStart(column: string): string {
  return `date_bin(p.length, ${column}, to_timestamp(p.phase * ${ROLLUP_WIDTH_MS / 1_000}))`;
}

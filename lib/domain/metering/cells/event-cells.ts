import { binOf } from "../explore/latency-bins";
import { IS_CALL } from "../ingest/rollup-columns";
import { BIN_COLUMNS, CELL_SUMS, MIX_EVENT_SUMS, totalsOf } from "./cell-columns";
import { FILLED_PHASES, phasedStart, quarterOf } from "./widths";

/** Dimensions that every event has a value of, by the column. */
export const PLAIN_DIMENSIONS = {
  project: "project_id",
  key: "key_id",
  model: "model",
  provider: "provider_id",
  endpoint: "endpoint",
  status: "outcome",
} as const;

/** Those that have percentiles, beside `all`. */
export const BINNED_DIMENSIONS = ["project", "model", "provider", "endpoint"] as const;

/** SQL of whether an event may have any of those. */
export const MAY_BE_SPARSE = "(e.end_user IS NOT NULL OR e.conversation IS NOT NULL OR e.tags IS NOT NULL)";

/** SQL of an event's users, conversations and tags, as rows (dim, value). */
export const SPARSE_VALUES = `
  SELECT 'user' AS dim, e.end_user AS value WHERE e.end_user <> ''
  UNION ALL SELECT 'conversation', e.conversation WHERE e.conversation <> ''
  UNION ALL SELECT 'tag:' || t.key, t.value FROM jsonb_each_text(CASE jsonb_typeof(e.tags) WHEN 'object' THEN e.tags END) AS t
    WHERE t.value <> '' AND t.key ~ '^[^:]{1,64}$'`;

const sets = (names: readonly (keyof typeof PLAIN_DIMENSIONS)[], common: string) =>
  `GROUPING SETS ((${common}), ${names.map((name) => `(${common}, ${PLAIN_DIMENSIONS[name]})`).join(", ")})`;

function dimAndValue(names: readonly (keyof typeof PLAIN_DIMENSIONS)[]): string {
  const grouped = (name: (typeof names)[number]) => `WHEN GROUPING(${PLAIN_DIMENSIONS[name]}) = 0 THEN`;
  const dims = names.map((name) => `${grouped(name)} '${name}'`).join(" ");
  const values = names.map((name) => `${grouped(name)} ${PLAIN_DIMENSIONS[name]}`).join(" ");
  return `CASE ${dims} ELSE 'all' END AS dim, CASE ${values} ELSE '' END AS value`;
}

const PLAIN = Object.keys(PLAIN_DIMENSIONS) as (keyof typeof PLAIN_DIMENSIONS)[];

/**
 * The CTEs that make of the events `source` (FROM …, as `e`) their quarter-hour cells, in the last of them, `cell`; the first one,
 * `event`, has the events with their quarter. `$1` is the organization.
 */
export function eventCells(source: string): string {
  return `
    event AS MATERIALIZED (
      SELECT ${quarterOf("e.started_at")} AS start, ${PLAIN.map((name) => `e.${PLAIN_DIMENSIONS[name]}`).join(", ")},
        e.end_user, e.conversation, e.tags, e.latency_ms, e.ttft_ms, ${MIX_EVENT_SUMS}
      FROM ${source} LEFT JOIN price p ON p.id = e.price_id
    ), summed AS (
      SELECT start, ${dimAndValue(PLAIN)}, ${totalsOf("e")} FROM event e GROUP BY ${sets(PLAIN, "start")}
      UNION ALL
      SELECT e.start, s.dim, s.value, ${totalsOf("e")}
      FROM event e CROSS JOIN LATERAL (${SPARSE_VALUES}) s
      JOIN usage_cell_dimension d ON d.org_id = $1 AND d.dim = s.dim AND NOT d.is_wide
      WHERE ${MAY_BE_SPARSE}
      GROUP BY 1, 2, 3
    ), timed AS (
      SELECT e.*, t.of, ${binOf("t.ms")} AS bin
      FROM event e CROSS JOIN LATERAL (VALUES ('latency', e.latency_ms), ('ttft', e.ttft_ms)) AS t (of, ms)
      WHERE e.${IS_CALL} AND t.ms IS NOT NULL
    ), counted AS (
      SELECT start, of, bin, ${dimAndValue(BINNED_DIMENSIONS)}, (bin::bigint << 40) | count(*) AS packed
      FROM timed GROUP BY ${sets(BINNED_DIMENSIONS, "start, of, bin")}
    ), binned AS (
      SELECT start, dim, value, array_agg(packed ORDER BY bin) FILTER (WHERE of = 'latency') AS latency_bins,
        array_agg(packed ORDER BY bin) FILTER (WHERE of = 'ttft') AS ttft_bins
      FROM counted GROUP BY 1, 2, 3
    ), cell AS (
      SELECT s.*, b.latency_bins, b.ttft_bins FROM summed s LEFT JOIN binned b USING (start, dim, value)
    )`;
}

const BINS = BIN_COLUMNS.map((column) => `usage_bins(c.${column}) AS ${column}`).join(", ");

/** SQL of the hours and days of an organization ($1) that `from` (FROM …, of narrower cells as `c`) adds up to. */
export function widerCells(from: string, phases = FILLED_PHASES): string {
  return `
    SELECT p.width, c.dim, ${phasedStart("c.start")} AS start, c.value, ${totalsOf("c")}, ${BINS}
    FROM ${from} CROSS JOIN (${phases}) p GROUP BY p.width, c.dim, 3, c.value`;
}

export const CELL_VALUES = ["dim", "start", "value", ...CELL_SUMS, ...BIN_COLUMNS].join(", ");

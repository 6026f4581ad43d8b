import { PLAIN_DIMENSIONS } from "../cells/event-cells";
import { WIDTH_MS } from "../cells/widths";
import type { PlannedTile } from "./plan";
import { ALL_EVENTS, bindTiles, bucketSql, eventsOf, type Params, PENDING_EVENTS, planned } from "./points";
import type { SumsQuery } from "./sums-query";
import type { Span } from "./tiles";

type PlainDimension = keyof typeof PLAIN_DIMENSIONS;

/** What is selected beside the bucket: of a mix, as `c`, and of an event, as `e`. */
type Selected = { ofMix: string; ofEvent: string };

/** Whether mixes have all that a query filters and groups by. */
export function isMixed({
  bucket,
  filter,
  groupBy,
}: Pick<SumsQuery, "bucket" | "filter" | "groupBy">): boolean {
  const isPlain = (dimension: string) => Object.hasOwn(PLAIN_DIMENSIONS, dimension);
  const isWide = bucket !== "minute" && bucket !== "minute15";
  return isWide && filter.every(({ dimension }) => isPlain(dimension)) && (!groupBy || isPlain(groupBy));
}

/** The column of a mix that has a dimension's values. */
export function mixColumn(dimension: string): string {
  return PLAIN_DIMENSIONS[dimension as PlainDimension];
}

/** SQL of rows (bucket, what is selected) of planned mixes, of the events of the quarters between them, and of what no mix holds. */
export function mixPoints(
  query: Pick<SumsQuery, "bucket" | "filter">,
  tiles: readonly PlannedTile[],
  params: Params,
  { ofMix, ofEvent }: Selected,
): string[] {
  const mixes = tiles.filter(({ width }) => width !== "quarter");
  const fromEvents = (source: string) =>
    `SELECT ${bucketSql(query)} AS bucket, ${ofEvent} ${eventsOf(query, params, source)}`;
  if (mixes.length === 0) return [fromEvents(ALL_EVENTS)];
  const where = query.filter.map(
    ({ dimension, values }) => `AND ${mixColumn(dimension)} = ANY(${params.bind(values)}::text[])`,
  );
  const points = planned("usage_mix", bindTiles(mixes, params), where.join(" ")).map(
    (cells) => `SELECT s.bucket, ${ofMix} FROM ${cells}`,
  );
  const spans = spansOf(tiles);
  if (spans.length === 0) return [...points, fromEvents(PENDING_EVENTS)];
  const bind = (of: (span: Span) => number) =>
    `${params.bind(spans.map((span) => new Date(of(span))))}::timestamptz[]`;
  const bounds = `unnest(${bind(({ fromMs }) => fromMs)}, ${bind(({ toMs }) => toMs)}) AS q (lo, hi)`;
  const within = `(
    SELECT x.* FROM ${bounds} CROSS JOIN LATERAL (
      SELECT * FROM usage_event WHERE org_id = $1 AND started_at >= greatest(q.lo, $2) AND started_at < least(q.hi, $3) OFFSET 0
    ) x) e`;
  const outside = `(
    SELECT e.* FROM ${PENDING_EVENTS} WHERE NOT EXISTS (
      SELECT FROM ${bounds} WHERE e.started_at >= q.lo AND e.started_at < q.hi)) e`;
  return [...points, fromEvents(within), fromEvents(outside)];
}

/** The quarters that no mix was planned for, put together; tiles ascend. */
function spansOf(tiles: readonly PlannedTile[]): Span[] {
  const spans: Span[] = [];
  for (const { width, startMs } of tiles) {
    if (width !== "quarter") continue;
    const last = spans.at(-1);
    if (last?.toMs === startMs) last.toMs += WIDTH_MS.quarter;
    else spans.push({ fromMs: startMs, toMs: startMs + WIDTH_MS.quarter });
  }
  return spans;
}

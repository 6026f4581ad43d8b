import type { UsageBucket } from "@/lib/contract/usage";
import { DAY_MS } from "@/lib/core/time";
import type { PoolClient } from "@/lib/db";
import { type CellWidth, phaseOf } from "../cells/widths";
import { listBucketStarts } from "./bucket-starts";
import type { SumsQuery } from "./sums-query";
import { type Phases, type Span, type Tile, tileFreely, tileSpan } from "./tiles";

/** Cells to read, each with the bucket that it is part of. */
export type PlannedTile = Tile & { bucketMs: number | null };
export type WantedPhase = { width: "hour" | "day"; phase: number };
export type Plan = {
  tiles: PlannedTile[];
  /** The fewest cells of the same calls, whatever bucket they are part of. */
  whole: PlannedTile[];
  /** Of the dimensions that not every call has, whether each is wide. */
  dimensions: ReadonlyMap<string, boolean>;
  /** Hours and days that would have made it shorter, and are not there yet. */
  wanted: WantedPhase[];
};

type State = {
  mixes: { width: "hour" | "day"; phase: number; filled_from: string }[] | null;
  end: Date | null;
  phases: { width: "hour" | "day"; phase: number; is_filled: boolean }[] | null;
  dimensions: { dim: string; is_wide: boolean }[] | null;
  from: Date | null;
  to: Date | null;
};

const STATE = `
  SELECT (SELECT json_agg(p) FROM usage_cell_phase p WHERE org_id = $1) AS phases,
    (SELECT json_agg(d) FROM usage_cell_dimension d WHERE org_id = $1) AS dimensions,
    (SELECT json_agg(m) FROM usage_mix_phase m WHERE org_id = $1 AND NOT is_wide) AS mixes,
    (SELECT max(start) + interval '15 minutes' FROM usage_cell WHERE org_id = $1 AND width = 'quarter' AND dim = 'all') AS end,
    (SELECT min(start) - interval '24 hours' FROM usage_cell WHERE org_id = $1 AND width = 'day' AND dim = 'all') AS from,
    (SELECT max(start) + interval '48 hours' FROM usage_cell WHERE org_id = $1 AND width = 'day' AND dim = 'all') AS to`;

/** Which cells make up the buckets of a query, or which mixes and quarters of an hour that have none. */
export async function planTiles(
  client: PoolClient,
  query: Pick<SumsQuery, "orgId" | "from" | "to" | "zone" | "bucket">,
  of: "cells" | "mixes" = "cells",
): Promise<Plan> {
  const { rows } = await client.query<State>({ name: "usage-plan", text: STATE, values: [query.orgId] });
  const state = rows[0]!;
  const dimensions = new Map((state.dimensions ?? []).map((each) => [each.dim, each.is_wide]));
  const span = clip(query, state);
  if (!span) return { tiles: [], whole: [], dimensions, wanted: [] };
  const phases = of === "cells" ? filledPhases(state) : mixedPhases(state, span);
  const whole = tileFreely(span, phases).map((tile) => ({ ...tile, bucketMs: null }));
  if (!query.bucket) return { tiles: whole, whole, dimensions, wanted: [] };
  const known = new Set((state.phases ?? []).map(({ width, phase }) => `${width} ${phase}`));
  const { tiles, starts } = await tileBuckets(client, query.bucket, span, query.zone, phases);
  const wanted = wantedOf(starts).filter(({ width, phase }) => phase > 0 && !known.has(`${width} ${phase}`));
  return { tiles, whole, dimensions, wanted };
}

/**
 * The part of a range that has cells. One that ends after the last of them goes on for a day: what begins in it and ends outside
 * holds nothing else.
 */
function clip({ from, to }: Pick<SumsQuery, "from" | "to">, state: State): Span | null {
  if (!state.from || !state.to || !state.end) return null;
  const isOpen = to >= state.end;
  const fromMs = Math.max(from.getTime(), state.from.getTime());
  const toMs = Math.min(to.getTime() + (isOpen ? DAY_MS : 0), state.to.getTime());
  return fromMs < toMs ? { fromMs, toMs } : null;
}

function filledPhases(state: State): Phases {
  const filled = (state.phases ?? []).filter((each) => each.is_filled);
  const of = (width: CellWidth) =>
    new Set([0, ...filled.filter((each) => each.width === width).map(({ phase }) => phase)]);
  return { hour: of("hour"), day: of("day") };
}

/** Only what reaches back to the first moment of the span: which of a phase are there is one answer for all of it. */
function mixedPhases(state: State, { fromMs }: Span): Phases {
  const there = (state.mixes ?? []).filter(({ filled_from: from }) =>
    from === "-infinity" ? true : Date.parse(from) <= fromMs,
  );
  const of = (width: CellWidth) =>
    new Set(there.filter((each) => each.width === width).map(({ phase }) => phase));
  return { hour: of("hour"), day: of("day") };
}

type Starts = Record<"hour" | "day", number[]>;

async function tileBuckets(
  client: PoolClient,
  bucket: UsageBucket,
  span: Span,
  zone: string,
  phases: Phases,
): Promise<{ tiles: PlannedTile[]; starts: Starts }> {
  const range = { from: new Date(span.fromMs), to: new Date(span.toMs) };
  const list = async (of: UsageBucket) => (await listBucketStarts(of, range, zone, client)).map(Number);
  const starts = await list(bucket);
  const isLong = bucket === "week" || bucket === "month";
  const days = isLong ? await list("day") : bucket === "day" ? starts : [];
  let next = 0;
  const tiles = starts.flatMap((bucketMs, i) => {
    const endMs = Math.min(span.toMs, starts[i + 1] ?? span.toMs);
    const first = next;
    while (next < days.length && days[next]! < endMs) next++;
    const part = { fromMs: Math.max(span.fromMs, bucketMs), toMs: endMs };
    return tileSpan(part, days.slice(first, next), phases).map((tile) => ({ ...tile, bucketMs }));
  });
  return { tiles, starts: { hour: bucket === "hour" ? starts : days, day: days } };
}

function wantedOf(starts: Starts): WantedPhase[] {
  return (["hour", "day"] as const).flatMap((width) =>
    [...new Set(starts[width].map((ms) => phaseOf(width, ms)))].map((phase) => ({ width, phase })),
  );
}

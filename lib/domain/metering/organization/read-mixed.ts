import type { UsageFilter } from "@/lib/contract/usage-dimensions";
import type { PoolClient } from "@/lib/db";
import { MIX_EVENT_SUMS, MIX_SUMS } from "../cells/cell-columns";
import { PLAIN_DIMENSIONS } from "../cells/event-cells";
import { mixColumn, mixPoints } from "../explore/mix-points";
import { type PlannedTile, planTiles } from "../explore/plan";
import { Params } from "../explore/points";
import type { Range } from "../explore/range";
import { readSnapshot } from "../explore/snapshot";
import type { SumsQuery } from "../explore/sums-query";
import type { Span } from "../explore/tiles";
import { ROLLUP_WIDTH_MS } from "../ingest/rollup-columns";
import type { OrganizationSum, OrganizationUsageQuery } from "./usage-query";

/** Of the sums of mixes; their input and output are all tokens of a call. */
const SUM_SQL: Record<OrganizationSum, string> = {
  costNanos: "cost_nanos",
  calls: "calls",
  inputTokens: "input_tokens",
  uncachedInputTokens: "input_tokens - cached_input_tokens - cache_write_tokens",
  cachedInputTokens: "cached_input_tokens",
  cacheWriteTokens: "cache_write_tokens",
  textInputTokens:
    "input_tokens - cached_input_tokens - cache_write_tokens - audio_input_tokens - image_input_tokens",
  audioInputTokens: "audio_input_tokens",
  imageInputTokens: "image_input_tokens",
  outputTokens: "output_tokens",
  textOutputTokens: "output_tokens - audio_output_tokens - image_output_tokens",
  audioOutputTokens: "audio_output_tokens",
  imageOutputTokens: "image_output_tokens",
  images: "image_count",
  characters: "characters",
  audioMs: "audio_ms",
};

const BUCKETS = { "1h": "hour", "1d": "day" } as const;

type Asked = Pick<SumsQuery, "orgId" | "from" | "to" | "zone" | "bucket" | "filter">;
type Query = Omit<OrganizationUsageQuery, "width"> & { width: keyof typeof BUCKETS };

/** Whether mixes have all that a query filters and groups by. */
export function isMixable(query: OrganizationUsageQuery): query is Query {
  const { fromMs, toMs } = quartersIn(query);
  const fields = [...Object.keys(query.where), ...query.groupBy];
  const isKept = fields.every((field) => Object.hasOwn(PLAIN_DIMENSIONS, field));
  return isKept && Object.hasOwn(BUCKETS, query.width) && fromMs < toMs;
}

/** The whole quarters of an hour of a range. */
function quartersIn({ from, to }: Range): Span {
  return {
    fromMs: Math.ceil(from.getTime() / ROLLUP_WIDTH_MS) * ROLLUP_WIDTH_MS,
    toMs: Math.floor(to.getTime() / ROLLUP_WIDTH_MS) * ROLLUP_WIDTH_MS,
  };
}

/** The planned tiles of the whole quarters, and the quarters that the range begins and ends in: parts of those are their events. */
async function tilesOf(client: PoolClient, asked: Asked): Promise<PlannedTile[]> {
  const { fromMs, toMs } = quartersIn(asked);
  const { tiles } = await planTiles(
    client,
    { ...asked, from: new Date(fromMs), to: new Date(toMs) },
    "mixes",
  );
  const quarter = (startMs: number) => ({ width: "quarter" as const, startMs, bucketMs: null });
  const isPart = (at: Date) => at.getTime() % ROLLUP_WIDTH_MS !== 0;
  return [
    ...(isPart(asked.from) ? [quarter(fromMs - ROLLUP_WIDTH_MS)] : []),
    ...tiles.filter(({ width, startMs }) => width !== "quarter" || startMs < toMs),
    ...(isPart(asked.to) ? [quarter(toMs)] : []),
  ];
}

/** Rows (bucket, group:…, sums), by bucket and the largest first. Throws 400 where that takes too long. */
export async function readMixed(query: Query): Promise<Record<string, unknown>[]> {
  const { orgId, from, to, width, groupBy } = query;
  const asked: Asked = { orgId, from, to, zone: "UTC", bucket: BUCKETS[width], filter: filterOf(query) };
  const ids = groupBy.map((field) => [mixColumn(field), `"group:${field}"`] as const);
  const select = (alias: string, sums: string) =>
    [...ids.map(([column, name]) => `${alias}.${column} AS ${name}`), sums].join(", ");
  return readSnapshot(async (client) => {
    const tiles = await tilesOf(client, asked);
    const params = new Params(asked);
    const points = mixPoints(asked, tiles, params, {
      ofMix: select("c", MIX_SUMS.map((column) => `c.${column}`).join(", ")),
      ofEvent: select("e", MIX_EVENT_SUMS),
    });
    const names = ids.map(([, name]) => name);
    const totals = Object.entries(SUM_SQL).map(([name, sql]) => `sum(${sql})::bigint AS "${name}"`);
    const { rows } = await client.query<Record<string, unknown>>(
      `SELECT ${["bucket", ...names, ...totals].join(", ")} FROM (${points.join(" UNION ALL ")}) p
       GROUP BY ${["bucket", ...names].join(", ")} ORDER BY bucket, sum(cost_nanos) DESC`,
      params.values,
    );
    return rows;
  });
}

function filterOf({ where, endpoints }: Query): UsageFilter[] {
  const named = { ...where, ...(endpoints && { endpoint: endpoints }) };
  return Object.entries(named).map(([dimension, values]) => ({
    dimension: dimension as UsageFilter["dimension"],
    values: [...values],
  }));
}

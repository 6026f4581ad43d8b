import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { usageExportEndpoint } from "@/lib/contract/usage";
import type { CsvCell } from "@/lib/core/csv";
import { csvFile, type LinesFile } from "@/lib/core/lines-file";
import { usdFromNanos } from "@/lib/core/money";
import { zonedIso } from "@/lib/core/zoned-time";
import type { Sums } from "./sums";
import { getUsageBreakdown } from "./usage-breakdown";
import { getUsageSeries } from "./usage-series";

type Input = InputOf<typeof usageExportEndpoint>;
type Column = { name: string; of(sums: Sums): CsvCell };

const COLUMNS: Column[] = [
  { name: "cost_usd", of: ({ costNanos }) => usdFromNanos(costNanos) },
  { name: "cost_nanos", of: ({ costNanos }) => costNanos },
  { name: "calls", of: ({ calls }) => calls },
  { name: "errors", of: ({ errors }) => errors },
  { name: "input_tokens", of: ({ inputTokens }) => inputTokens },
  { name: "cached_input_tokens", of: ({ cachedInputTokens }) => cachedInputTokens },
  { name: "cache_write_tokens", of: ({ cacheWriteTokens }) => cacheWriteTokens },
  { name: "output_tokens", of: ({ outputTokens }) => outputTokens },
  { name: "reasoning_tokens", of: ({ reasoningTokens }) => reasoningTokens },
  { name: "cache_saved_usd", of: ({ cacheSavedNanos }) => usdFromNanos(cacheSavedNanos) },
  { name: "cache_saved_nanos", of: ({ cacheSavedNanos }) => cacheSavedNanos },
  { name: "latency_ms_avg", of: ({ latencyMsSum, calls }) => average(latencyMsSum, calls) },
  { name: "ttft_ms_avg", of: ({ ttftMsSum, ttftCount }) => average(ttftMsSum, ttftCount) },
];

/** What the explorer shows, as rows: a bucket and group each, or a value of a dimension beside the range before. */
export async function exportUsage(ctx: Ctx, input: Input): Promise<LinesFile> {
  requirePermission(ctx, "usage.read");
  const days = [input.from, input.to].map((at) => zonedIso(at, input.zone).slice(0, 10)).join("-to-");
  const by = input.groupBy ? `-by-${input.groupBy}` : "";
  return csvFile(`usage-${days}${by}.csv`, await rowsOf(ctx, input));
}

function rowsOf(ctx: Ctx, input: Input): Promise<Iterable<CsvCell[]>> {
  const { groupBy } = input;
  return input.view === "breakdown" && groupBy
    ? breakdownRows(ctx, { ...input, groupBy })
    : seriesRows(ctx, input);
}

async function seriesRows(ctx: Ctx, input: Input): Promise<Iterable<CsvCell[]>> {
  const { buckets, groups } = await getUsageSeries(ctx, input);
  const { groupBy, zone } = input;
  const starts = buckets.map((start) => zonedIso(start, zone));
  function* rows() {
    yield ["bucket_start", ...groupHeader(groupBy), ...COLUMNS.map(({ name }) => name)];
    for (const [i, start] of starts.entries()) {
      for (const group of groups) {
        yield [start, ...groupCells(groupBy, group), ...COLUMNS.map((column) => column.of(group.points[i]!))];
      }
    }
  }
  return rows();
}

type Breakdown = Input & { groupBy: NonNullable<Input["groupBy"]> };

async function breakdownRows(ctx: Ctx, input: Breakdown): Promise<Iterable<CsvCell[]>> {
  const { items } = await getUsageBreakdown(ctx, input);
  function* rows() {
    const names = COLUMNS.map(({ name }) => name);
    yield [...groupHeader(input.groupBy), ...names, ...names.map((name) => `previous_${name}`)];
    for (const group of items) {
      const { current, previous } = group;
      yield [
        ...groupCells(input.groupBy, group),
        ...COLUMNS.map((column) => column.of(current)),
        ...COLUMNS.map((column) => column.of(previous)),
      ];
    }
  }
  return rows();
}

function groupHeader(groupBy: Input["groupBy"]): string[] {
  return groupBy ? [groupBy, `${groupBy}_name`] : [];
}

function groupCells(groupBy: Input["groupBy"], { id, label }: { id: string; label: string }): string[] {
  return groupBy ? [id, label] : [];
}

function average(sum: bigint, count: bigint): CsvCell {
  return count === 0n ? null : Math.round((Number(sum) / Number(count)) * 10) / 10;
}

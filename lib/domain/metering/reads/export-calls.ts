import { type Ctx, requirePermission } from "@/lib/access";
import type { exportCallsEndpoint } from "@/lib/contract/calls";
import type { InputOf } from "@/lib/contract/endpoint";
import type { CsvCell } from "@/lib/core/csv";
import { csvFile, jsonLinesFile, type LinesFile } from "@/lib/core/lines-file";
import { usdFromNanos } from "@/lib/core/money";
import type { CallRow } from "./call-rows";
import { listCalls } from "./list-calls";

const PAGE_CALLS = 1_000;
const CALLS_MAX = 100_000;

/**
 * The calls of a list, newest first, as a file: at most 100,000, page by page, so that neither memory nor a transaction grows with
 * it. Rejects as the list does; a page that fails later breaks the file off.
 */
export async function exportCalls(ctx: Ctx, input: InputOf<typeof exportCallsEndpoint>): Promise<LinesFile> {
  requirePermission(ctx, "requests.read");
  const { format, ...query } = input;
  const first = await listCalls(ctx, { ...query, limit: PAGE_CALLS });
  const calls = callsFrom(ctx, query, first);
  const name = `calls-${ctx.now.toISOString().slice(0, 10)}.${format}`;
  return format === "csv" ? csvFile(name, toRows(calls)) : jsonLinesFile(name, toRecords(calls));
}

type Page = Awaited<ReturnType<typeof listCalls>>;
type Query = Omit<InputOf<typeof exportCallsEndpoint>, "format">;

async function* callsFrom(ctx: Ctx, query: Query, first: Page): AsyncGenerator<CallRow> {
  let page = first;
  let left = CALLS_MAX - page.items.length;
  yield* page.items;
  while (page.nextCursor && left > 0) {
    const limit = Math.min(PAGE_CALLS, left);
    page = await listCalls(ctx, { ...query, limit, cursor: page.nextCursor });
    left -= page.items.length;
    yield* page.items;
  }
}

async function* toRows(calls: AsyncIterable<CallRow>): AsyncGenerator<CsvCell[]> {
  yield COLUMNS.map(([name]) => name);
  for await (const row of calls) yield COLUMNS.map(([, cellOf]) => cellOf(row));
}

async function* toRecords(calls: AsyncIterable<CallRow>): AsyncGenerator<object> {
  for await (const row of calls) {
    yield {
      ...Object.fromEntries(COLUMNS.map(([name, cellOf]) => [name, cellOf(row)])),
      tags: row.tags,
    };
  }
}

/** Money is exact, in USD; a time is UTC. */
const COLUMNS: [name: string, cellOf: (row: CallRow) => CsvCell][] = [
  ["request_id", (row) => row.requestId],
  ["attempt", (row) => row.attempt],
  ["started_at", (row) => row.startedAt.toISOString()],
  ["project_id", (row) => row.projectId],
  ["project", (row) => row.projectName],
  ["key_id", (row) => row.keyId],
  ["key", (row) => row.keyName],
  ["model", (row) => row.model],
  ["provider", (row) => row.providerName ?? row.providerId],
  ["region", (row) => row.region],
  ["endpoint", (row) => row.endpoint],
  ["stream", (row) => String(row.stream)],
  ["http_status", (row) => row.status],
  ["outcome", (row) => row.outcome],
  ["error_code", (row) => row.errorCode],
  ["input_tokens", (row) => row.inputTokens],
  ["output_tokens", (row) => row.outputTokens],
  ["cost_usd", (row) => usdFromNanos(row.costNanos)],
  ["latency_ms", (row) => row.latencyMs],
  ["ttft_ms", (row) => row.ttftMs],
  ["usage_source", (row) => row.usageSource],
  ["quarantined", (row) => String(row.quarantined)],
  ["price_id", (row) => row.priceId],
  ["user", (row) => row.endUser],
  ["conversation", (row) => row.conversation],
  ["upstream_request_id", (row) => row.upstreamRequestId],
  ["tags", (row) => (row.tags ? JSON.stringify(row.tags) : null)],
];

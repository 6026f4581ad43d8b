import type { PoolClient } from "@/lib/db";
import { plainArray, textArray } from "./pg-array";
import type { SettledCall } from "./settled-call";

type Column =
  | { name: string; type: "text"; of(call: SettledCall): string | null }
  | { name: string; type: "jsonb"; of(call: SettledCall): string | null }
  | {
      name: string;
      type: "int" | "bigint" | "boolean" | "ms";
      of(call: SettledCall): number | boolean | null;
    };

const COLUMNS: Column[] = [
  { name: "org_id", type: "text", of: (call) => call.orgId },
  { name: "started_at", type: "ms", of: (call) => call.startedAtMs },
  { name: "request_id", type: "text", of: (call) => call.requestId },
  { name: "attempt", type: "int", of: (call) => call.attempt },
  { name: "project_id", type: "text", of: (call) => call.projectId },
  { name: "key_id", type: "text", of: (call) => call.keyId },
  { name: "model", type: "text", of: (call) => call.model },
  { name: "upstream_model", type: "text", of: (call) => call.upstreamModel },
  { name: "provider_id", type: "text", of: (call) => call.providerId },
  { name: "region", type: "text", of: (call) => call.region },
  { name: "endpoint", type: "text", of: (call) => call.endpoint },
  { name: "stream", type: "boolean", of: (call) => call.stream },
  { name: "status", type: "int", of: (call) => call.status },
  { name: "outcome", type: "text", of: (call) => call.outcome },
  { name: "error_code", type: "text", of: (call) => call.errorCode },
  { name: "input_tokens", type: "int", of: (call) => call.usage.input },
  { name: "cached_input_tokens", type: "int", of: (call) => call.usage.cachedInput },
  { name: "cache_write_tokens", type: "int", of: (call) => call.usage.cacheWrite },
  { name: "audio_input_tokens", type: "int", of: (call) => call.usage.audioInput },
  { name: "output_tokens", type: "int", of: (call) => call.usage.output },
  { name: "reasoning_tokens", type: "int", of: (call) => call.usage.reasoning },
  { name: "audio_output_tokens", type: "int", of: (call) => call.usage.audioOutput },
  { name: "image_count", type: "int", of: (call) => call.usage.images },
  { name: "usage_source", type: "text", of: (call) => call.usageSource },
  { name: "quarantined", type: "boolean", of: (call) => call.quarantined },
  { name: "cost_nanos", type: "bigint", of: (call) => call.costNanos },
  { name: "price_id", type: "text", of: (call) => call.priceId },
  { name: "ttft_ms", type: "int", of: (call) => roundedOrNull(call.ttftMs) },
  { name: "latency_ms", type: "int", of: (call) => Math.round(call.latencyMs) },
  { name: "overhead_us", type: "int", of: (call) => Math.round(call.overheadUs) },
  { name: "upstream_request_id", type: "text", of: (call) => call.upstreamRequestId },
  { name: "end_user", type: "text", of: (call) => call.endUser },
  { name: "conversation", type: "text", of: (call) => call.conversation },
  { name: "tags", type: "jsonb", of: (call) => tagsJson(call.tags) },
  { name: "settled_at", type: "ms", of: (call) => call.settledAtMs },
];

/**
 * Inserts the events that are not there yet and answers which those were. `transferIds` names, by organization, the ledger
 * transfer that will pay for this batch.
 */
export async function insertEvents(
  client: PoolClient,
  calls: SettledCall[],
  transferIds: Map<string, string>,
): Promise<SettledCall[]> {
  const values = COLUMNS.map((column) => literal(column, calls));
  values.push(textArray(calls.map((call) => (call.costNanos > 0 ? transferIds.get(call.orgId)! : null))));
  const { rows } = await client.query<[string, number]>({
    name: "insert-events",
    text: INSERT,
    values,
    rowMode: "array",
  });
  if (rows.length === calls.length) return calls;
  // Each once: a batch may hold the same call twice.
  const inserted = new Set(rows.map(([requestId, attempt]) => `${requestId}/${attempt}`));
  return calls.filter((call) => inserted.delete(eventKey(call)));
}

/** What makes an event one and the same: the request and the attempt. */
export function eventKey(call: Pick<SettledCall, "requestId" | "attempt">): string {
  return `${call.requestId}/${call.attempt}`;
}

function literal(column: Column, calls: SettledCall[]): string {
  return column.type === "text" || column.type === "jsonb"
    ? textArray(calls.map(column.of))
    : plainArray(calls.map(column.of));
}

function roundedOrNull(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}

/** jsonb takes neither NUL nor half a surrogate pair. */
function tagsJson(tags: Record<string, string> | null): string | null {
  if (tags === null) return null;
  const json = JSON.stringify(tags);
  return json.includes("\\u") ? json.replace(/(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f]..)/g, "$1\\ufffd") : json;
}

const names = [...COLUMNS.map((column) => column.name), "transfer_id"];
const types = [...COLUMNS.map((column) => (column.type === "ms" ? "bigint" : column.type)), "text"];
const picks = [
  ...COLUMNS.map((column) => (column.type === "ms" ? `to_timestamp(${column.name} / 1000.0)` : column.name)),
  "transfer_id",
];

const INSERT = `
  INSERT INTO usage_event (${names.join(", ")})
  SELECT ${picks.join(", ")}
  FROM unnest(${types.map((type, i) => `$${i + 1}::${type}[]`).join(", ")}) AS e (${names.join(", ")})
  ON CONFLICT DO NOTHING
  RETURNING request_id, attempt`;

import { randomInt } from "node:crypto";
import { newId } from "@/lib/core/ids";
import type { UsageVector } from "@/lib/core/usage";
import type { SettledCall } from "./settled-call";

const UNITS = ["audioMs", "characters", "searches", "computeMs"] as const satisfies (keyof UsageVector)[];

export type NumberColumn = {
  name: string;
  type: "smallint" | "int" | "bigint" | "ms";
  of(call: SettledCall): number | null;
};
type TextColumn = { name: string; type: "text"; of(call: SettledCall): string | null };
type JsonColumn = { name: string; type: "jsonb"; of(call: SettledCall): string | null };
type BooleanColumn = { name: string; type: "boolean"; of(call: SettledCall): boolean };
export type EventColumn = NumberColumn | TextColumn | JsonColumn | BooleanColumn;

/** What of a settled call goes into which column of its event; `ms` is a point in time. What a batch has in common comes beside. */
const EVENT_COLUMNS: EventColumn[] = [
  { name: "org_id", type: "text", of: (call) => call.orgId },
  { name: "started_at", type: "ms", of: (call) => call.startedAtMs },
  { name: "request_id", type: "text", of: (call) => call.requestId },
  { name: "attempt", type: "smallint", of: (call) => call.attempt },
  { name: "project_id", type: "text", of: (call) => call.projectId },
  { name: "key_id", type: "text", of: (call) => call.keyId },
  { name: "model", type: "text", of: (call) => call.model },
  { name: "upstream_model", type: "text", of: (call) => call.upstreamModel },
  { name: "provider_id", type: "text", of: (call) => call.providerId },
  { name: "region", type: "text", of: (call) => call.region },
  { name: "endpoint", type: "text", of: (call) => call.endpoint },
  { name: "stream", type: "boolean", of: (call) => call.stream },
  { name: "status", type: "smallint", of: (call) => call.status },
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
  { name: "ttft_ms", type: "int", of: (call) => (call.ttftMs === null ? null : Math.round(call.ttftMs)) },
  { name: "latency_ms", type: "int", of: (call) => Math.round(call.latencyMs) },
  { name: "overhead_us", type: "int", of: (call) => Math.round(call.overheadUs) },
  { name: "upstream_request_id", type: "text", of: (call) => call.upstreamRequestId },
  { name: "end_user", type: "text", of: (call) => call.endUser },
  { name: "conversation", type: "text", of: (call) => call.conversation },
  { name: "tags", type: "jsonb", of: (call) => storableJson(call.tags) },
  { name: "settled_at", type: "ms", of: (call) => call.settledAtMs },
];

/** What few calls have: a batch without any leaves these to their defaults. */
const RARE_COLUMNS: EventColumn[] = [
  { name: "cache_write_hour_tokens", type: "int", of: (call) => call.usage.cacheWrite1h },
  { name: "image_input_tokens", type: "int", of: (call) => call.usage.imageInput },
  { name: "image_output_tokens", type: "int", of: (call) => call.usage.imageOutput },
  { name: "units", type: "jsonb", of: (call) => unitsJson(call.usage) },
  { name: "circumstances", type: "jsonb", of: (call) => storableJson(call.circumstances ?? null) },
];

export const ALL_EVENT_COLUMNS = [...EVENT_COLUMNS, ...RARE_COLUMNS];

/** The columns that a batch needs. */
export function columnsFor(calls: SettledCall[]): EventColumn[] {
  return calls.some(hasRare) ? ALL_EVENT_COLUMNS : EVENT_COLUMNS;
}

function hasRare({ usage, circumstances }: SettledCall): boolean {
  const { cacheWrite1h, imageInput, imageOutput } = usage;
  return Boolean(circumstances) || cacheWrite1h + imageInput + imageOutput > 0 || hasUnits(usage);
}

function hasUnits({ audioMs, characters, searches, computeMs }: UsageVector): boolean {
  return audioMs + characters + searches + computeMs > 0;
}

function unitsJson(usage: UsageVector): string | null {
  if (!hasUnits(usage)) return null;
  return JSON.stringify(Object.fromEntries(UNITS.map((unit) => [unit, usage[unit]]).filter(([, n]) => n)));
}

/** JSON for a jsonb, which takes neither NUL nor half a surrogate pair. */
export function storableJson(value: unknown): string | null {
  if (value === null) return null;
  const json = JSON.stringify(value);
  return json.includes("\\u") ? json.replace(/(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f]..)/g, "$1\\ufffd") : json;
}

/** Calls that are booked together: a number of their own, and by organization the ledger transfer that will pay for them. */
export type Booking = { id: number; transferIds: ReadonlyMap<string, string> };

const BOOKING_IDS = 2 ** 48 - 1;

export function newBooking(orgIds: Iterable<string>): Booking {
  const transferIds = new Map<string, string>();
  for (const orgId of orgIds) if (!transferIds.has(orgId)) transferIds.set(orgId, newId("transfer"));
  return { id: randomInt(1, BOOKING_IDS), transferIds };
}

export function transferIdOf(call: SettledCall, { transferIds }: Booking): string | null {
  return call.costNanos > 0 ? transferIds.get(call.orgId)! : null;
}

import { CALL_RANGES } from "../contract/call-ranges";
import { splitFilter } from "../contract/usage-names";
import { nanosFromUsd } from "../core/money";
import type { Call, CallFilters } from "./calls";

const keyOf = (call: Call) => `${call.requestId}.${call.attempt}`;

/** Those of `fresh` that `known` does not have, each once. */
export function newCalls(fresh: readonly Call[], known: readonly Call[]): Call[] {
  const seen = new Set(known.map(keyOf));
  return fresh.filter((call) => !seen.has(keyOf(call)) && seen.add(keyOf(call)));
}

/** Newest first, each attempt once, at most `max`. The same array comes back when nothing is new. */
export function mergeCalls(fresh: readonly Call[], known: readonly Call[], max: number): readonly Call[] {
  const added = newCalls(fresh, known);
  if (added.length === 0) return known;
  return [...added, ...known].sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1)).slice(0, max);
}

const FIELDS: Record<string, (call: Call) => string | number | boolean | null> = {
  project: (call) => call.projectId,
  key: (call) => call.keyId,
  model: (call) => call.model,
  provider: (call) => call.providerId,
  user: (call) => call.endUser,
  conversation: (call) => call.conversation,
  endpoint: (call) => call.endpoint,
  status: (call) => call.outcome,
  request: (call) => call.requestId,
  upstream: (call) => call.upstreamRequestId,
  http: (call) => call.status,
  error: (call) => call.errorCode,
  stream: (call) => call.stream,
  region: (call) => call.region,
  source: (call) => call.usageSource,
  quarantined: (call) => call.quarantined,
  price: (call) => call.priceId,
};

function fieldOf(call: Call, field: string): string {
  const read = FIELDS[field];
  if (read) return String(read(call) ?? "");
  const tag = field === "batch" ? field : field.slice("tag:".length);
  return String(call.tags?.[tag] ?? "");
}

/** Whether a call that arrives live belongs to a filtered list. */
export function matchesFilters(call: Call, filters: CallFilters): boolean {
  const byField = new Map<string, string[]>();
  for (const text of [filters.filter ?? []].flat()) {
    const [field, value] = splitFilter(text) ?? ["", ""];
    byField.set(field, [...(byField.get(field) ?? []), value]);
  }
  if (filters.from && call.startedAt < filters.from) return false;
  if (filters.to && call.startedAt >= filters.to) return false;
  return (
    [...byField].every(([field, values]) => values.includes(fieldOf(call, field))) &&
    isWithinBounds(call, filters)
  );
}

type Measure = keyof typeof CALL_RANGES;

function isWithinBounds(call: Call, filters: CallFilters): boolean {
  return (Object.keys(CALL_RANGES) as Measure[]).every((measure) => {
    const min = filters[CALL_RANGES[measure].min] as string | number | undefined;
    const max = filters[CALL_RANGES[measure].max] as string | number | undefined;
    if (min === undefined && max === undefined) return true;
    if (measure === "cost") return isWithin(BigInt(call.costNanos), toNanos(min), toNanos(max));
    const value = call[measure];
    return value !== null && isWithin(value, toNumber(min), toNumber(max));
  });
}

const toNanos = (usd: string | number | undefined) =>
  usd === undefined ? undefined : nanosFromUsd(String(usd));
const toNumber = (text: string | number | undefined) => (text === undefined ? undefined : Number(text));

function isWithin<T extends bigint | number>(value: T, min: T | undefined, max: T | undefined): boolean {
  return (min === undefined || value >= min) && (max === undefined || value <= max);
}

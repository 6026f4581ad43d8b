import { parseAsIsoDateTime, parseAsNativeArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import type { CallFilters } from "@/lib/client/calls";
import { CALL_RANGES } from "@/lib/contract/call-ranges";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";

export const PRESETS = ["15m", "1h", "24h", "7d", "30d", "all"] as const;
export type Preset = (typeof PRESETS)[number];
const PRESET_MS: Record<Exclude<Preset, "all">, number> = {
  "15m": 15 * MINUTE_MS,
  "1h": HOUR_MS,
  "24h": DAY_MS,
  "7d": 7 * DAY_MS,
  "30d": 30 * DAY_MS,
};

export const SORTS = ["time", "cost", "latency"] as const;

/** The measures that can be bounded, by their names in the address: the API's own. */
export const BOUND_NAMES = Object.values(CALL_RANGES).flatMap(({ min, max }) => [min, max]);
export type BoundName = (typeof BOUND_NAMES)[number];

const bounds = Object.fromEntries(BOUND_NAMES.map((name) => [name, parseAsString])) as Record<
  BoundName,
  typeof parseAsString
>;

/** The call log's filters and the open call, in the address: the API's own words, so that a link from anywhere is one. */
export const callsParams = {
  range: parseAsStringLiteral(PRESETS).withDefault("all"),
  from: parseAsIsoDateTime,
  to: parseAsIsoDateTime,
  filter: parseAsNativeArrayOf(parseAsString).withDefault([]),
  sort: parseAsStringLiteral(SORTS).withDefault("time"),
  ...bounds,
  call: parseAsString,
};

export type CallsState = {
  range: Preset;
  from: Date | null;
  to: Date | null;
  filter: string[];
  sort: (typeof SORTS)[number];
} & Record<BoundName, string | null>;

/** What the list asks the API for. `from` and `to` hold instead of the preset. */
export function toCallFilters(state: CallsState, nowMs: number): CallFilters {
  const filters: CallFilters = {};
  if (state.from || state.to) {
    if (state.from) filters.from = state.from.toISOString();
    if (state.to) filters.to = state.to.toISOString();
  } else if (state.range !== "all") {
    filters.from = new Date(nowMs - PRESET_MS[state.range]).toISOString();
  }
  if (state.filter.length > 0) filters.filter = state.filter;
  if (state.sort !== "time") filters.sort = state.sort;
  for (const name of BOUND_NAMES) if (state[name]) filters[name] = state[name];
  return filters;
}

/** Whether anything but time and order narrows the list. */
export function isNarrowed(state: CallsState): boolean {
  return state.filter.length > 0 || BOUND_NAMES.some((name) => state[name]);
}

/** Every narrowing taken off. */
export const NO_FILTERS = {
  filter: null,
  ...(Object.fromEntries(BOUND_NAMES.map((name) => [name, null])) as Record<BoundName, null>),
};

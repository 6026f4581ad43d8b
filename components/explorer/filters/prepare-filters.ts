import { type UsageDimension, type UsageFilter, usageFilters } from "@/lib/contract/usage-dimensions";
import type { USAGE_DIMENSIONS } from "@/lib/contract/usage-names";

const LABELS: Record<(typeof USAGE_DIMENSIONS)[number], string> = {
  project: "Project",
  key: "Key",
  model: "Model",
  provider: "Provider",
  user: "User",
  conversation: "Conversation",
  batch: "Batch",
  endpoint: "Endpoint",
  status: "Status",
};

const TAG = "tag:";
export const isTag = (dimension: UsageDimension): dimension is `tag:${string}` => dimension.startsWith(TAG);
export const tagName = (dimension: `tag:${string}`) => dimension.slice(TAG.length);

/** `Model`, `feature` for a tag. */
export function dimensionLabel(dimension: UsageDimension): string {
  return isTag(dimension) ? tagName(dimension) : LABELS[dimension as keyof typeof LABELS];
}

const STATUSES: Record<string, string> = {
  ok: "Succeeded",
  error: "Failed",
  aborted: "Client left",
  cut: "Cut by the provider",
  capped: "Stopped at the cap",
  recovered: "Recovered",
  corrected: "Corrected",
};

/** What people read for a value: a name for an id, `No user` for calls without one. */
export function valueLabel(dimension: UsageDimension, id: string, label: string): string {
  if (id === "") return `No ${dimensionLabel(dimension).toLowerCase()}`;
  return dimension === "status" ? (STATUSES[id] ?? label) : label;
}

/** The filters of the address, one for each dimension; what is no filter is left out. */
export function readFilters(texts: readonly string[]): UsageFilter[] {
  const valid = [...new Set(texts)].filter((text) => usageFilters.safeParse(text).success);
  return usageFilters.safeParse(valid).data ?? [];
}

export function writeFilters(filters: readonly UsageFilter[]): string[] {
  return filters.flatMap(({ dimension, values }) => values.map((value) => `${dimension}:${value}`));
}

/** With other values for one dimension; without any, that filter is gone. */
export function withValues(
  filters: readonly UsageFilter[],
  dimension: UsageDimension,
  values: readonly string[],
): UsageFilter[] {
  const next = { dimension, values: [...values] };
  const changed = filters.map((filter) => (filter.dimension === dimension ? next : filter));
  const all = changed.includes(next) ? changed : [...changed, next];
  return all.filter((filter) => filter.values.length > 0);
}

export function valuesOf(filters: readonly UsageFilter[], dimension: UsageDimension): string[] {
  return filters.find((filter) => filter.dimension === dimension)?.values ?? [];
}

import { CALL_FIELDS, type CallField, callField, callFilters } from "@/lib/contract/call-filters";
import { CALL_RANGES } from "@/lib/contract/call-ranges";
import { splitFilter, USAGE_DIMENSIONS } from "@/lib/contract/usage-names";
import { formatDuration, formatExactCount } from "../../ui/data/number-format";
import type { BoundName, CallsState } from "./calls-params";

const LABELS: Record<(typeof USAGE_DIMENSIONS)[number] | (typeof CALL_FIELDS)[number], string> = {
  project: "Project",
  key: "Key",
  model: "Model",
  provider: "Provider",
  user: "End user",
  conversation: "Conversation",
  batch: "Batch",
  endpoint: "Endpoint",
  status: "Outcome",
  request: "Request",
  upstream: "Upstream request",
  http: "HTTP status",
  error: "Error code",
  stream: "Streamed",
  region: "Region",
  source: "Tokens counted by",
  quarantined: "Held for review",
  price: "Price version",
};

const TAG = "tag:";

/** `Model`, `tag feature`. */
export function fieldLabel(field: CallField): string {
  return field.startsWith(TAG) ? `Tag ${field.slice(TAG.length)}` : LABELS[field as keyof typeof LABELS];
}

/** What filters are offered, the tags that calls have after the fields. */
export function fieldOptions(tags: readonly string[]): { value: CallField; label: string }[] {
  const fields = [...USAGE_DIMENSIONS, ...CALL_FIELDS].filter((field) => field !== "request");
  return [...fields, ...tags.map((tag): CallField => `tag:${tag}`)].map((value) => ({
    value,
    label: fieldLabel(value),
  }));
}

export type Chip = { field: CallField; values: string[] };

/** The filters of the address, one chip a field; what is no filter is left out. */
export function readChips(texts: readonly string[]): Chip[] {
  const chips = new Map<CallField, string[]>();
  for (const text of texts) {
    const [name, value] = splitFilter(text) ?? [];
    const field = callField.safeParse(name).data;
    if (field && value !== undefined && callFilters.safeParse(text).success)
      chips.set(field, [...new Set([...(chips.get(field) ?? []), value])]);
  }
  return [...chips].map(([field, values]) => ({ field, values }));
}

/** The filters with other values for one field; without any, it is gone. */
export function withField(texts: readonly string[], field: CallField, values: readonly string[]): string[] {
  const others = texts.filter((text) => splitFilter(text)?.[0] !== field);
  return [...others, ...values.map((value) => `${field}:${value}`)];
}

type Measure = {
  label: string;
  unit: string;
  min: BoundName;
  max: BoundName;
  format: (text: string) => string;
};

/** What can be bounded, as people read it. */
export const MEASURES: readonly Measure[] = [
  { label: "Cost", unit: "$", ...CALL_RANGES.cost, format: (text) => `$${text}` },
  { label: "Latency", unit: "ms", ...CALL_RANGES.latencyMs, format: (text) => formatDuration(Number(text)) },
  { label: "First token", unit: "ms", ...CALL_RANGES.ttftMs, format: (text) => formatDuration(Number(text)) },
  {
    label: "Input tokens",
    unit: "",
    ...CALL_RANGES.inputTokens,
    format: (text) => formatExactCount(Number(text)),
  },
  {
    label: "Output tokens",
    unit: "",
    ...CALL_RANGES.outputTokens,
    format: (text) => formatExactCount(Number(text)),
  },
];

/** `≥ $0.01`, `1 s – 5 s`; null where it is not bounded. */
export function describeBounds({ min, max, format }: Measure, state: CallsState): string | null {
  const [from, to] = [state[min], state[max]];
  if (from && to) return `${format(from)} – ${format(to)}`;
  if (from) return `≥ ${format(from)}`;
  return to ? `≤ ${format(to)}` : null;
}

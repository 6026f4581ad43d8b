import type { UsageBreakdown } from "@/lib/client/usage";
import type { UsageDimension } from "@/lib/contract/usage-dimensions";
import { valueLabel } from "./prepare-filters";

type ValueOption = { value: string; label: string; costNanos?: string };

type OptionsInput = {
  dimension: UsageDimension;
  items: UsageBreakdown["items"];
  search: string;
  values: readonly string[];
};

/** The values to choose from: the chosen first, then by spend; what is searched for and not among them can be taken as written. */
export function prepareValueOptions({ dimension, items, search, values }: OptionsInput): ValueOption[] {
  const known = items.map(
    ({ id, label, current }): ValueOption => ({
      value: id,
      label: valueLabel(dimension, id, label),
      costNanos: current.costNanos,
    }),
  );
  const missing = values
    .filter((value) => !known.some((option) => option.value === value))
    .map((value): ValueOption => ({ value, label: valueLabel(dimension, value, value) }));
  const isChosen = (option: ValueOption) => values.includes(option.value);
  const all = [...missing, ...known];
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const found = all
    .filter(({ value, label }) => words.every((word) => `${label} ${value}`.toLowerCase().includes(word)))
    .sort((a, b) => Number(isChosen(b)) - Number(isChosen(a)));
  const written = search.trim();
  const isWritten = written !== "" && !all.some(({ value }) => value === written);
  return isWritten ? [...found, { value: written, label: `“${written}” as written` }] : found;
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { type ReactElement, useState } from "react";
import { usageBreakdownQuery } from "@/lib/client/usage";
import type { UsageDimension, UsageFilter } from "@/lib/contract/usage-dimensions";
import { isDimension, USAGE_DIMENSIONS } from "@/lib/contract/usage-names";
import { Input } from "../../ui/forms/input";
import { Select } from "../../ui/forms/select";
import { Popover } from "../../ui/overlays/popover";
import type { ExplorerRange } from "../range/prepare-range";
import { FilterValues } from "./filter-values";
import { dimensionLabel, isTag, tagName, valuesOf, withValues, writeFilters } from "./prepare-filters";

export type FilterScope = { orgId: string; range: ExplorerRange; filters: readonly UsageFilter[] };

type FilterPickerProps = FilterScope & {
  trigger: ReactElement;
  /** Opens with this one. */
  dimension: UsageDimension;
  onChange: (filters: UsageFilter[]) => void;
};

const TAG = "tag";
const OPTIONS = [
  ...USAGE_DIMENSIONS.map((value) => ({ value: value as string, label: dimensionLabel(value) })),
  { value: TAG, label: "Tag…" },
];
const VALUES_MAX = 200;

/** Chooses values of a dimension from those that the range has, by name and spend. */
export function FilterPicker({ trigger, dimension, onChange, ...scope }: FilterPickerProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover label="Filter" trigger={trigger} open={open} onOpenChange={setOpen}>
      <Choice {...scope} dimension={dimension} onChange={onChange} />
    </Popover>
  );
}

function Choice({ orgId, range, filters, dimension, onChange }: Omit<FilterPickerProps, "trigger">) {
  const [kind, setKind] = useState<string>(isTag(dimension) ? TAG : dimension);
  const [tag, setTag] = useState(isTag(dimension) ? tagName(dimension) : "");
  const [search, setSearch] = useState("");
  const named = kind === TAG ? `tag:${tag.trim()}` : kind;
  const chosen = isDimension(named) ? named : undefined;
  const others = chosen ? withValues(filters, chosen, []) : filters;
  const query = useQuery({
    ...usageBreakdownQuery(orgId, {
      from: range.from,
      to: range.to,
      groupBy: chosen ?? "model",
      filter: writeFilters(others),
      limit: VALUES_MAX,
    }),
    placeholderData: undefined,
    enabled: chosen !== undefined,
  });
  return (
    <div className="flex min-h-0 flex-col gap-2">
      <Select
        aria-label="Dimension"
        value={kind}
        options={OPTIONS}
        onChange={(next) => {
          setKind(next);
          setSearch("");
        }}
      />
      {kind === TAG && (
        <Input
          aria-label="Name of the tag"
          placeholder="Name of the tag, e.g. feature"
          value={tag}
          onChange={(event) => setTag(event.target.value)}
        />
      )}
      <Input
        aria-label="Search values"
        placeholder="Search, or write a value"
        lead={<Search size={14} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {chosen && (
        <FilterValues
          dimension={chosen}
          search={search}
          items={query.data?.items}
          error={query.error}
          onRetry={query.refetch}
          values={valuesOf(filters, chosen)}
          onChange={(values) => onChange(withValues(filters, chosen, values))}
        />
      )}
    </div>
  );
}

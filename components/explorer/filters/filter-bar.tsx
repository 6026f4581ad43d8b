"use client";

import { ListFilter, X } from "lucide-react";
import type { UsageFilter } from "@/lib/contract/usage-dimensions";
import { Button } from "../../ui/actions/button";
import { IconButton } from "../../ui/actions/icon-button";
import { FilterPicker, type FilterScope } from "./filter-picker";
import { dimensionLabel, withValues } from "./prepare-filters";

type FilterBarProps = FilterScope & {
  /** Names for ids. */
  nameOf: (filter: UsageFilter, value: string) => string;
  onChange: (filters: UsageFilter[]) => void;
};

/** The filters in force, each removable and open to change, and the way to add one. */
export function FilterBar({ nameOf, onChange, ...scope }: FilterBarProps) {
  const { filters } = scope;
  return (
    <ul aria-label="Filters" className="flex min-w-0 flex-wrap items-center gap-2">
      {filters.map((filter) => (
        <li
          key={filter.dimension}
          className="flex h-8 min-w-0 max-w-full items-center rounded-md border border-line-strong bg-surface"
        >
          <FilterPicker
            {...scope}
            dimension={filter.dimension}
            onChange={onChange}
            trigger={
              <button
                type="button"
                className="flex h-full min-w-0 items-center gap-1.5 rounded-l-md pl-2.5 hover:bg-hover"
              >
                <span className="text-subtle">{dimensionLabel(filter.dimension)}</span>
                <span className="truncate pr-1 font-medium">{describeValues(filter, nameOf)}</span>
              </button>
            }
          />
          <IconButton
            icon={X}
            label={`Remove filter ${dimensionLabel(filter.dimension)}`}
            size="sm"
            onClick={() => onChange(withValues(filters, filter.dimension, []))}
          />
        </li>
      ))}
      <li>
        <FilterPicker
          {...scope}
          dimension="model"
          onChange={onChange}
          trigger={
            <Button icon={ListFilter} variant={filters.length > 0 ? "ghost" : "secondary"}>
              Add filter
            </Button>
          }
        />
      </li>
      {filters.length > 1 && (
        <li>
          <Button variant="ghost" onClick={() => onChange([])}>
            Clear all
          </Button>
        </li>
      )}
    </ul>
  );
}

const NAMED_MAX = 2;

function describeValues(filter: UsageFilter, nameOf: FilterBarProps["nameOf"]): string {
  const names = filter.values.slice(0, NAMED_MAX).map((value) => nameOf(filter, value));
  const more = filter.values.length - names.length;
  return `${names.join(" or ")}${more > 0 ? ` or ${more} more` : ""}`;
}

"use client";

import { ListFilter, X } from "lucide-react";
import type { ReactNode } from "react";
import type { CallField } from "@/lib/contract/call-filters";
import { Button } from "../../ui/actions/button";
import { IconButton } from "../../ui/actions/icon-button";
import { AddFilter } from "./add-filter";
import { BoundsPicker } from "./bounds-picker";
import { type CallsState, isNarrowed, NO_FILTERS } from "./calls-params";
import { describeBounds, fieldLabel, MEASURES, readChips, withField } from "./prepare-filters";
import { RangePicker } from "./range-picker";
import { SearchBox } from "./search-box";
import { useValueNames } from "./use-value-names";

type Change = Partial<{ [K in keyof CallsState]: CallsState[K] | null }>;
type FilterBarProps = {
  orgId: string;
  state: CallsState;
  onChange: (change: Change) => void;
  /** Order, columns and export, at the right. */
  children: ReactNode;
};

const NAMED_MAX = 2;

/** The range, what was searched for, and each filter in force: removable, open to change. */
export function FilterBar({ orgId, state, onChange, children }: FilterBarProps) {
  const nameOf = useValueNames(orgId);
  const chips = readChips(state.filter);
  const valuesOf = (field: CallField) => chips.find((chip) => chip.field === field)?.values ?? [];
  const setField = (field: CallField, values: readonly string[]) =>
    onChange({ filter: withField(state.filter, field, values) });
  const picker = { orgId, valuesOf, nameOf, onChange: setField };
  const bounded = MEASURES.flatMap((measure) => {
    const text = describeBounds(measure, state);
    return text ? [{ ...measure, text }] : [];
  });
  return (
    <div className="mb-3 flex flex-col gap-2">
      <div className="flex flex-wrap items-start gap-2">
        <RangePicker state={state} onChange={onChange} />
        <SearchBox
          onRequest={(requestId) =>
            onChange({ ...NO_FILTERS, range: "all", from: null, to: null, filter: [`request:${requestId}`] })
          }
          onFilter={(filter) => onChange({ filter: [...state.filter, filter] })}
        />
        <div className="flex items-center gap-1">{children}</div>
      </div>
      <ul aria-label="Filters" className="flex flex-wrap items-center gap-2">
        {chips.map(({ field, values }) => (
          <Chip key={field} name={fieldLabel(field)} onRemove={() => setField(field, [])}>
            <AddFilter
              {...picker}
              field={field}
              trigger={
                <button
                  type="button"
                  className="flex h-full min-w-0 items-center gap-1.5 pl-2.5 hover:bg-hover"
                >
                  <span className="text-subtle">{fieldLabel(field)}</span>
                  <span className="truncate pr-1 font-medium">
                    {values
                      .slice(0, NAMED_MAX)
                      .map((value) => nameOf(field, value))
                      .join(" or ")}
                    {values.length > NAMED_MAX && ` or ${values.length - NAMED_MAX} more`}
                  </span>
                </button>
              }
            />
          </Chip>
        ))}
        {bounded.map(({ label, text, min, max }) => (
          <Chip key={label} name={label} onRemove={() => onChange({ [min]: null, [max]: null })}>
            <span className="truncate px-2.5">
              <span className="text-subtle">{label}</span> <span className="font-medium">{text}</span>
            </span>
          </Chip>
        ))}
        <li>
          <AddFilter
            {...picker}
            field="model"
            trigger={
              <Button icon={ListFilter} variant={isNarrowed(state) ? "ghost" : "secondary"}>
                Add filter
              </Button>
            }
          />
        </li>
        <li>
          <BoundsPicker state={state} onChange={onChange} />
        </li>
        {isNarrowed(state) && (
          <li>
            <Button variant="ghost" onClick={() => onChange(NO_FILTERS)}>
              Clear all
            </Button>
          </li>
        )}
      </ul>
    </div>
  );
}

function Chip({ name, onRemove, children }: { name: string; onRemove: () => void; children: ReactNode }) {
  return (
    <li className="flex h-8 min-w-0 max-w-full items-center rounded-md border border-line-strong bg-surface">
      {children}
      <IconButton icon={X} label={`Remove filter ${name}`} size="sm" onClick={onRemove} />
    </li>
  );
}

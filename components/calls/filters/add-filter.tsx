"use client";

import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { type ReactElement, useDeferredValue, useState } from "react";
import { callValuesQuery } from "@/lib/client/calls";
import type { CallField } from "@/lib/contract/call-filters";
import { formatCount } from "../../ui/data/number-format";
import { ErrorState } from "../../ui/feedback/error-state";
import { Skeleton } from "../../ui/feedback/skeleton";
import { Checkbox } from "../../ui/forms/checkbox";
import { Combobox } from "../../ui/forms/combobox";
import { OptionField } from "../../ui/forms/field";
import { Input } from "../../ui/forms/input";
import { Popover } from "../../ui/overlays/popover";
import { OUTCOMES } from "../call-status";
import { fieldOptions } from "./prepare-filters";

type AddFilterProps = {
  orgId: string;
  trigger: ReactElement;
  /** Opens with this one. */
  field: CallField;
  valuesOf: (field: CallField) => readonly string[];
  nameOf: (field: CallField, value: string) => string;
  onChange: (field: CallField, values: string[]) => void;
};

/** Chooses a field, then among the values that the latest calls have, or one as written. */
export function AddFilter({ trigger, ...choice }: AddFilterProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover label="Filter" trigger={trigger} open={open} onOpenChange={setOpen}>
      {open && <Choice {...choice} />}
    </Popover>
  );
}

function Choice({ orgId, field: first, valuesOf, nameOf, onChange }: Omit<AddFilterProps, "trigger">) {
  const [field, setField] = useState<CallField>(first);
  const [search, setSearch] = useState("");
  const tags = useQuery(callValuesQuery(orgId, {})).data?.items ?? [];
  const options = fieldOptions(tags.map(({ value }) => value));
  const chosen = valuesOf(field);
  return (
    <div className="flex min-h-0 flex-col gap-2">
      <Combobox
        aria-label="Field"
        value={field}
        options={options}
        onChange={(next) => {
          setField(next as CallField);
          setSearch("");
        }}
      />
      <Input
        aria-label="Search values"
        placeholder="Search, or write a value"
        lead={<Search size={14} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <Values
        orgId={orgId}
        field={field}
        search={search.trim()}
        chosen={chosen}
        nameOf={nameOf}
        onToggle={(value, isOn) =>
          onChange(field, isOn ? [...chosen, value] : chosen.filter((each) => each !== value))
        }
      />
    </div>
  );
}

type ValuesProps = Pick<AddFilterProps, "orgId" | "nameOf"> & {
  field: CallField;
  search: string;
  chosen: readonly string[];
  onToggle: (value: string, isOn: boolean) => void;
};

/** Every outcome there is, also those that no call had lately. */
const KNOWN: Partial<Record<CallField, readonly string[]>> = {
  status: OUTCOMES.map(({ value }) => value),
  stream: ["true", "false"],
  quarantined: ["true", "false"],
};

function Values({ orgId, field, search, chosen, nameOf, onToggle }: ValuesProps) {
  const known = KNOWN[field];
  const asked = useDeferredValue(search);
  const query = useQuery({
    ...callValuesQuery(orgId, { field, ...(asked && !known && { search: asked }) }),
    placeholderData: undefined,
  });
  if (query.error)
    return <ErrorState message={query.error.message} onRetry={query.refetch} className="py-4!" />;
  if (!query.data) return <Skeleton className="h-56" />;
  const found = query.data.items;
  const isMatch = (value: string) => nameOf(field, value).toLowerCase().includes(search.toLowerCase());
  const rest = [...chosen, ...(known ?? [])].filter((value) => !found.some((each) => each.value === value));
  const values = [...found.map(({ value }) => value), ...new Set(rest)].filter(
    (value) => !known || isMatch(value),
  );
  const isWritten = search !== "" && !known && !values.includes(search);
  return (
    <ul aria-label="Values" className="h-56 overflow-y-auto overscroll-contain">
      {values.length === 0 && !isWritten && <li className="py-2 text-muted">No call has any lately.</li>}
      {[...values, ...(isWritten ? [search] : [])].map((value) => {
        const item = found.find((each) => each.value === value);
        const name = item && item.label !== value ? item.label : nameOf(field, value);
        return (
          <li key={value}>
            <OptionField
              className="min-h-8 items-center! rounded-sm px-1.5 hover:bg-hover [&>div]:flex-1"
              label={
                <span className="flex cursor-pointer items-baseline justify-between gap-3 py-1.5 font-normal">
                  <span className="min-w-0 truncate">{name}</span>
                  {item && <span className="text-subtle text-xs">{formatCount(item.calls)}</span>}
                </span>
              }
            >
              <Checkbox
                aria-label={name}
                checked={chosen.includes(value)}
                onChange={(checked) => onToggle(value, checked)}
              />
            </OptionField>
          </li>
        );
      })}
    </ul>
  );
}

"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, Search } from "lucide-react";
import type { ReactElement, ReactNode } from "react";

export type ComboboxOption = {
  value: string;
  label: string;
  /** Second line, also searched when it is text. */
  hint?: ReactNode;
};

export type ComboboxPopupProps = {
  /** Drawn by who asks for it; the popup makes it a combobox. */
  trigger: ReactElement;
  selected: ComboboxOption | null;
  onChange: (value: string) => void;
  options: readonly ComboboxOption[];
  searchLabel: string;
  disabled?: boolean;
};

const matches = (option: ComboboxOption, query: string) => {
  const text = `${option.label} ${option.value} ${typeof option.hint === "string" ? option.hint : ""}`;
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word));
};

export function Combobox({
  trigger,
  selected,
  onChange,
  options,
  searchLabel,
  disabled,
}: ComboboxPopupProps) {
  return (
    <Base.Root
      items={options as ComboboxOption[]}
      value={selected}
      filter={matches}
      isItemEqualToValue={(a, b) => a.value === b.value}
      onValueChange={(next) => next && onChange(next.value)}
      disabled={disabled}
    >
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <Base.Popup className="popup flex max-h-[min(24rem,var(--available-height))] w-max min-w-(--anchor-width) max-w-[min(28rem,calc(100vw-1rem))] flex-col">
            <div className="flex items-center gap-2 border-line border-b px-2.5">
              <Search size={14} aria-hidden className="text-subtle" />
              <Base.Input
                aria-label={searchLabel}
                placeholder={searchLabel}
                className="h-9 w-full bg-transparent text-sm outline-none placeholder:text-subtle"
              />
            </div>
            <Base.Empty className="px-3 text-muted not-empty:py-3">Nothing matches.</Base.Empty>
            <Base.List className="min-h-0 overflow-y-auto overscroll-contain p-1 empty:p-0">
              {(option: ComboboxOption) => (
                <Base.Item key={option.value} value={option} className="option relative pr-7">
                  <span className="min-w-0">
                    <span className="block truncate">{option.label}</span>
                    {option.hint && <span className="block truncate text-subtle text-xs">{option.hint}</span>}
                  </span>
                  <Base.ItemIndicator className="absolute right-2">
                    <Check size={13} aria-hidden className="text-accent-ink" />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

"use client";

import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../cn";

export type SelectOption<V extends string> = { value: V; label: string; hint?: ReactNode };

type SelectProps<V extends string> = {
  value: V | null;
  onChange: (value: V) => void;
  options: readonly SelectOption<V>[];
  placeholder?: string;
  disabled?: boolean;
  name?: string;
  /** Only where no Field gives a label. */
  "aria-label"?: string;
  className?: string;
};

/** One of a handful. With react-hook-form wrap it in a `Controller`. More than a dozen options want a Combobox. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { value, onChange, options, placeholder = "Choose…", className, ...rest } = props;
  return (
    <Base.Root
      items={options}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      disabled={rest.disabled}
      name={rest.name}
    >
      <Base.Trigger
        aria-label={rest["aria-label"]}
        className={cn(
          "control flex h-8 w-full items-center justify-between gap-2 px-2.5 text-left",
          className,
        )}
      >
        <Base.Value className="truncate data-placeholder:text-subtle" placeholder={placeholder} />
        <Base.Icon>
          <ChevronsUpDown size={13} aria-hidden className="text-subtle" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className="popup max-h-(--available-height) min-w-(--anchor-width) max-w-96 overflow-y-auto p-1">
            {options.map((option) => (
              <Base.Item key={option.value} value={option.value} className="option pr-7 relative">
                <Base.ItemText className="min-w-0">
                  {option.label}
                  {option.hint && <span className="block text-subtle text-xs">{option.hint}</span>}
                </Base.ItemText>
                <Base.ItemIndicator className="absolute right-2">
                  <Check size={13} aria-hidden className="text-accent-ink" />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

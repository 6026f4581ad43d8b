"use client";

import { Select as Base } from "@base-ui/react/select";
import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";

export type SelectOption<V extends string> = { value: V; label: string; hint?: ReactNode };

export type SelectPopupProps<V extends string> = {
  /** Drawn by who asks for it; the popup makes it a combobox. */
  trigger: ReactElement;
  value: V | null;
  onChange: (value: V) => void;
  options: readonly SelectOption<V>[];
  disabled?: boolean;
  name?: string;
};

export function Select<V extends string>({
  trigger,
  value,
  onChange,
  options,
  ...rest
}: SelectPopupProps<V>) {
  return (
    <Base.Root
      items={options}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      {...rest}
    >
      <Base.Trigger render={trigger} />
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

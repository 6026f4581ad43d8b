"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, X } from "lucide-react";
import { cn } from "../cn";
import { useInputLinks } from "./field-links";

type MultiSelectProps = {
  value: readonly string[];
  onChange: (value: string[]) => void;
  options: readonly { value: string; label: string }[];
  /** What an empty choice means: "All models". */
  placeholder: string;
  disabled?: boolean;
  "aria-label"?: string;
  className?: string;
};

type Option = { value: string; label: string };

/** Several of many, as chips that are typed or picked. */
export function MultiSelect(props: MultiSelectProps) {
  const { value, onChange, options, placeholder, className } = props;
  const selected = value.map((item) => options.find((o) => o.value === item) ?? { value: item, label: item });
  const links = useInputLinks();
  return (
    <Base.Root
      multiple
      items={options as Option[]}
      value={selected}
      isItemEqualToValue={(a, b) => a.value === b.value}
      onValueChange={(next) => onChange(next.map((option) => option.value))}
      disabled={props.disabled}
    >
      <Base.InputGroup className={cn("control flex min-h-8 w-full items-center px-1 py-0.5", className)}>
        <Base.Chips className="flex w-full flex-wrap items-center gap-1">
          {selected.map((option) => (
            <Base.Chip
              key={option.value}
              className="flex h-6 items-center gap-1 rounded-sm bg-sunken pl-2 text-xs outline-none data-highlighted:bg-accent-soft"
            >
              {option.label}
              <Base.ChipRemove
                aria-label={`Remove ${option.label}`}
                className="flex size-6 items-center justify-center rounded-sm text-subtle hover:text-ink"
              >
                <X size={12} aria-hidden />
              </Base.ChipRemove>
            </Base.Chip>
          ))}
          <Base.Input
            aria-label={props["aria-label"]}
            {...links}
            placeholder={selected.length ? "" : placeholder}
            className="h-6 min-w-24 flex-1 bg-transparent px-1.5 text-sm outline-none placeholder:text-subtle"
          />
        </Base.Chips>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <Base.Popup className="popup max-h-[min(20rem,var(--available-height))] w-(--anchor-width) overflow-y-auto p-1">
            <Base.Empty className="px-2 text-muted not-empty:py-2">Nothing matches.</Base.Empty>
            <Base.List>
              {(option: Option) => (
                <Base.Item key={option.value} value={option} className="option relative pr-7">
                  <span className="truncate">{option.label}</span>
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

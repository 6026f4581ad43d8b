"use client";

import { Toggle } from "@base-ui/react/toggle";
import { ToggleGroup } from "@base-ui/react/toggle-group";
import type { ReactNode } from "react";
import { cn } from "../cn";

export type SegmentOption<V extends string> = { value: V; label: ReactNode };

type SegmentedProps<V extends string> = {
  label: string;
  value: V;
  options: readonly SegmentOption<V>[];
  onChange: (value: V) => void;
  className?: string;
};

/** One of a few, all in sight. More than five options want a Select. */
export function Segmented<V extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: SegmentedProps<V>) {
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      onValueChange={(next) => next[0] && onChange(next[0] as V)}
      className={cn(
        "inline-flex h-8 w-fit items-stretch rounded-md border border-line bg-sunken p-0.5",
        className,
      )}
    >
      {options.map((option) => (
        <Toggle
          key={option.value}
          value={option.value}
          className={cn(
            "rounded-sm px-2.5 font-medium text-muted text-xs transition-colors hover:text-ink",
            "data-pressed:bg-surface data-pressed:text-ink data-pressed:shadow-[0_0_0_1px_var(--line)]",
          )}
        >
          {option.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}

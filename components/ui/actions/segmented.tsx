"use client";

import { clsx } from "clsx";
import { type KeyboardEvent, type ReactNode, useState } from "react";

export type SegmentOption<V extends string> = { value: V; label: ReactNode };

type SegmentedProps<V extends string> = {
  label: string;
  value: V;
  options: readonly SegmentOption<V>[];
  onChange: (value: V) => void;
  className?: string;
};

/** Where a key leads in a row of `count`; null when it leads nowhere. */
function stepOf(key: string, at: number, count: number): number | null {
  if (key === "ArrowRight") return (at + 1) % count;
  if (key === "ArrowLeft") return (at - 1 + count) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}

function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const buttons = [...event.currentTarget.parentElement!.querySelectorAll("button")];
  const next = stepOf(event.key, buttons.indexOf(event.currentTarget), buttons.length);
  if (next === null) return;
  event.preventDefault();
  buttons[next]!.focus();
}

/** One of a few, all in sight, and one stop of the Tab key. More than five options want a Select. */
export function Segmented<V extends string>(props: SegmentedProps<V>) {
  const { label, value, options, onChange, className } = props;
  const [focused, setFocused] = useState<V | null>(null);
  return (
    <fieldset
      aria-label={label}
      className={clsx("inline-flex w-fit min-w-0 rounded-md border border-line bg-sunken p-0.5", className)}
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          tabIndex={option.value === (focused ?? value) ? 0 : -1}
          onClick={() => option.value !== value && onChange(option.value)}
          onKeyDown={moveFocus}
          onFocus={() => setFocused(option.value)}
          onBlur={() => setFocused(null)}
          className="h-6.5 rounded-sm px-2.5 font-medium text-muted text-xs transition-colors hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-[0_0_0_1px_var(--line)]"
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}

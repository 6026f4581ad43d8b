"use client";

import { Slider } from "@base-ui/react/slider";
import { type ReactNode, useId } from "react";
import type { Parameter } from "./parameter-table";

type SlidingFieldProps = {
  parameter: Extract<Parameter, { kind: "range" }>;
  value: number | undefined;
  /** What is said where no value is set. */
  preset: string;
  hint: ReactNode;
  onChange: (value: number | undefined) => void;
};

export function SlidingField({ parameter, value, preset, hint, onChange }: SlidingFieldProps) {
  const labelId = useId();
  const { label, min, max, step, start } = parameter;
  return (
    <div>
      <div className="mb-1 flex items-baseline justify-between">
        <span id={labelId} className="font-medium">
          {label}
        </span>
        {value === undefined ? (
          <span className="text-subtle text-xs">{preset}</span>
        ) : (
          <span className="flex gap-2 text-xs tabular-nums">
            <button
              type="button"
              aria-label={`Reset ${label}`}
              onClick={() => onChange(undefined)}
              className="rounded-sm text-muted underline"
            >
              Reset
            </button>
            {value.toFixed(2)}
          </span>
        )}
      </div>
      <Slider.Root
        value={value ?? start}
        min={min}
        max={max}
        step={step}
        onValueChange={(next) => onChange(Math.round(Number(next) * 100) / 100)}
        aria-labelledby={labelId}
      >
        <Slider.Control className="flex h-5 w-full touch-none items-center">
          <Slider.Track className="h-1 w-full rounded-full bg-hover">
            <Slider.Indicator
              className={value === undefined ? "rounded-full bg-line-strong" : "rounded-full bg-accent"}
            />
            <Slider.Thumb
              aria-labelledby={labelId}
              className="size-3.5 rounded-full border border-line-strong bg-surface has-focus-visible:outline-2 has-focus-visible:outline-ring"
            />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
      <p className="mt-1 text-subtle text-xs">{hint}</p>
    </div>
  );
}

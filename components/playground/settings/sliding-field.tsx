"use client";

import { type CSSProperties, type ReactNode, useId } from "react";
import { cn } from "../../ui/cn";
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
  const id = useId();
  const { label, min, max, step, start } = parameter;
  return (
    <div>
      <div className="mb-1 flex items-baseline justify-between">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
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
      <input
        id={id}
        type="range"
        value={value ?? start}
        min={min}
        max={max}
        step={step}
        onChange={({ currentTarget }) => onChange(Math.round(currentTarget.valueAsNumber * 100) / 100)}
        style={{ "--share": `${(((value ?? start) - min) / (max - min)) * 100}%` } as CSSProperties}
        className={cn("slider", value === undefined ? "text-line-strong" : "text-accent")}
      />
      <p className="mt-1 text-subtle text-xs">{hint}</p>
    </div>
  );
}

"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup as Base } from "@base-ui/react/radio-group";
import { type ReactNode, useId } from "react";
import { useChoiceLinks } from "./field-links";

type RadioGroupProps<V extends string> = {
  value: V;
  onChange: (value: V) => void;
  options: readonly { value: V; label: ReactNode; hint?: ReactNode }[];
  "aria-label"?: string;
};

/** One of a few that each need a sentence. */
export function RadioGroup<V extends string>({ value, onChange, options, ...rest }: RadioGroupProps<V>) {
  const id = useId();
  const links = useChoiceLinks();
  return (
    <Base
      value={value}
      onValueChange={(next) => onChange(next as V)}
      className="flex flex-col gap-1.5"
      {...rest}
      {...links}
    >
      {options.map((option) => (
        <label
          key={option.value}
          htmlFor={`${id}-${option.value}`}
          className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line px-3 py-2 has-data-checked:border-accent has-data-checked:bg-accent-soft"
        >
          <Radio.Root
            id={`${id}-${option.value}`}
            value={option.value}
            aria-labelledby={`${id}-${option.value}-label`}
            aria-describedby={option.hint ? `${id}-${option.value}-hint` : undefined}
            className="control mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full data-checked:border-accent"
          >
            <Radio.Indicator className="size-2 rounded-full bg-accent" />
          </Radio.Root>
          <span className="min-w-0">
            <span id={`${id}-${option.value}-label`} className="block font-medium text-sm">
              {option.label}
            </span>
            {option.hint && (
              <span id={`${id}-${option.value}-hint`} className="block text-muted text-xs">
                {option.hint}
              </span>
            )}
          </span>
        </label>
      ))}
    </Base>
  );
}

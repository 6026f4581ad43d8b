"use client";

import { Check } from "lucide-react";
import { useInputLinks } from "./field-links";

type CheckboxProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  name?: string;
  "aria-label"?: string;
};

export function Checkbox({ onChange, ...rest }: CheckboxProps) {
  return (
    <span className="relative mt-0.5 inline-flex size-4 shrink-0">
      <input
        type="checkbox"
        className="control peer size-4 appearance-none rounded-sm checked:border-accent checked:bg-accent"
        {...useInputLinks()}
        {...rest}
        onChange={(event) => onChange(event.target.checked)}
      />
      <Check
        size={12}
        strokeWidth={3}
        aria-hidden
        className="pointer-events-none absolute inset-0.5 hidden text-on-accent peer-checked:block"
      />
    </span>
  );
}

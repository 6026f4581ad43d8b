"use client";

import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check } from "lucide-react";

type CheckboxProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  name?: string;
  "aria-label"?: string;
};

export function Checkbox({ onChange, ...rest }: CheckboxProps) {
  return (
    <Base.Root
      onCheckedChange={onChange}
      className="control mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-sm data-checked:border-accent data-checked:bg-accent"
      {...rest}
    >
      <Base.Indicator>
        <Check size={12} strokeWidth={3} aria-hidden className="text-on-accent" />
      </Base.Indicator>
    </Base.Root>
  );
}

"use client";

import { Switch as Base } from "@base-ui/react/switch";

type SwitchProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  name?: string;
  "aria-label"?: string;
};

/** For what takes effect at once; a choice that a button saves is a Checkbox. */
export function Switch({ onChange, ...rest }: SwitchProps) {
  return (
    <Base.Root
      onCheckedChange={onChange}
      className="relative mt-0.5 flex h-[18px] w-8 shrink-0 rounded-full border border-line-strong bg-sunken p-px transition-colors data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50"
      {...rest}
    >
      <Base.Thumb className="aspect-square h-full rounded-full bg-subtle transition-transform data-checked:translate-x-[14px] data-checked:bg-on-accent" />
    </Base.Root>
  );
}

"use client";

import { type ComponentProps, useState } from "react";
import { Input } from "../../ui/forms/input";

type PercentInputProps = Omit<
  ComponentProps<typeof Input>,
  "value" | "defaultValue" | "onChange" | "type"
> & {
  /** Hundredths of a percent; NaN while what is written is none. */
  value: number | undefined;
  onChange: (value: number) => void;
};

/** A share in percent; hundredths of a percent outside. */
export function PercentInput({ value, onChange, ...rest }: PercentInputProps) {
  const [text, setText] = useState(value ? String(value / 100) : "");
  return (
    <Input
      inputMode="decimal"
      autoComplete="off"
      trail="%"
      {...rest}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onChange(toBasisPoints(event.target.value));
      }}
    />
  );
}

function toBasisPoints(text: string): number {
  const match = /^-?\d{1,6}(\.\d{1,2})?$/.exec(text.trim() || "0");
  return match ? Math.round(Number(match[0]) * 100) : Number.NaN;
}

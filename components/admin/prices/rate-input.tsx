"use client";

import { type ComponentProps, useState } from "react";
import { nanosFromUsd, usdFromNanos } from "@/lib/core/money";
import { Input } from "../../ui/forms/input";

type RateInputProps = Omit<ComponentProps<typeof Input>, "value" | "defaultValue" | "onChange" | "type"> & {
  /** Integer nano-dollars; NaN while what is written is no amount. */
  value: number | undefined;
  onChange: (value: number | undefined) => void;
};

/** An amount in USD; integer nano-dollars outside. */
export function RateInput({ value, onChange, ...rest }: RateInputProps) {
  const [text, setText] = useState(
    value === undefined || Number.isNaN(value) ? "" : usdFromNanos(BigInt(value)),
  );
  return (
    <Input
      inputMode="decimal"
      autoComplete="off"
      lead="$"
      {...rest}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onChange(toNanos(event.target.value));
      }}
    />
  );
}

function toNanos(text: string): number | undefined {
  if (text.trim() === "") return undefined;
  try {
    return Number(nanosFromUsd(text));
  } catch {
    return Number.NaN;
  }
}

"use client";

import { type ComponentProps, useState } from "react";
import { Input } from "./input";

type NumberInputProps = Omit<ComponentProps<typeof Input>, "value" | "defaultValue" | "onChange" | "type"> & {
  value: number | null | undefined;
  /** Null when it is emptied. */
  onChange: (value: number | null) => void;
};

/** A whole number, or nothing. Shows what was typed, so that a half-written number is not rewritten. */
export function NumberInput({ value, onChange, ...rest }: NumberInputProps) {
  const [text, setText] = useState(value === null || value === undefined ? "" : String(value));
  const shown = toNumber(text) === (value ?? null) ? text : String(value ?? "");
  return (
    <Input
      inputMode="numeric"
      autoComplete="off"
      {...rest}
      value={shown}
      onChange={(event) => {
        const next = event.target.value.replace(/[^\d]/g, "");
        setText(next);
        onChange(toNumber(next));
      }}
    />
  );
}

function toNumber(text: string): number | null {
  return text === "" ? null : Number(text);
}

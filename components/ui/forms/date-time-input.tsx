"use client";

import type { ComponentProps } from "react";
import { ownWallMs } from "@/lib/core/zoned-time";
import { Input } from "./input";

type DateTimeInputProps = Omit<
  ComponentProps<typeof Input>,
  "value" | "defaultValue" | "onChange" | "type"
> & {
  /** ISO 8601, or null for no date. */
  value: string | null | undefined;
  onChange: (value: string | null) => void;
};

/** A moment in the reader's own zone; ISO 8601 in UTC outside. */
export function DateTimeInput({ value, onChange, ...rest }: DateTimeInputProps) {
  return (
    <Input
      type="datetime-local"
      {...rest}
      value={value ? toLocal(value) : ""}
      onChange={(event) => {
        const at = new Date(event.target.value);
        onChange(Number.isNaN(at.getTime()) ? null : at.toISOString());
      }}
    />
  );
}

function toLocal(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return "";
  return new Date(ownWallMs(at)).toISOString().slice(0, 16);
}

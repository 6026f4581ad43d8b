"use client";

import { type ComponentProps, useState } from "react";
import { Textarea } from "./textarea";

type LinesInputProps = Omit<ComponentProps<typeof Textarea>, "value" | "defaultValue" | "onChange"> & {
  value: readonly string[] | undefined;
  onChange: (value: string[]) => void;
};

/** A list that is written one a line. */
export function LinesInput({ value, onChange, ...rest }: LinesInputProps) {
  const [text, setText] = useState((value ?? []).join("\n"));
  return (
    <Textarea
      mono
      {...rest}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onChange(toLines(event.target.value));
      }}
    />
  );
}

function toLines(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean);
}

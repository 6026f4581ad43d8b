"use client";

import type { ComponentProps } from "react";
import { cn } from "../cn";
import { useInputLinks } from "./field-links";

type TextareaProps = ComponentProps<"textarea"> & { mono?: boolean };

export function Textarea({ className, mono, rows = 3, ...rest }: TextareaProps) {
  return (
    <textarea
      rows={rows}
      className={cn(
        "control min-h-8 w-full resize-y px-2.5 py-1.5 placeholder:text-subtle",
        mono ? "font-mono text-xs" : "text-sm",
        className,
      )}
      {...useInputLinks()}
      {...rest}
    />
  );
}

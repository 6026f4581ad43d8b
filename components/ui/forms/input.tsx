"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "../cn";
import { useInputLinks } from "./field-links";

type InputProps = Omit<ComponentProps<"input">, "prefix" | "value" | "defaultValue" | "size"> & {
  value?: string | number;
  defaultValue?: string | number;
  /** Stands inside, before the text: `$`, a search icon. */
  lead?: ReactNode;
  /** Stands inside, after the text: a unit. */
  trail?: ReactNode;
  mono?: boolean;
};

export function Input({ className, lead, trail, mono, ...rest }: InputProps) {
  const links = useInputLinks();
  const text = cn("w-full px-2.5 placeholder:text-subtle", mono ? "font-mono text-xs" : "text-sm");
  if (!lead && !trail) return <input className={cn("control h-8", text, className)} {...links} {...rest} />;
  return (
    <span className={cn("control flex h-8 items-center", className)}>
      {lead && <span className="pl-2.5 text-subtle">{lead}</span>}
      <input className={cn(text, "h-full min-w-0 bg-transparent outline-none")} {...links} {...rest} />
      {trail && <span className="whitespace-nowrap pr-2.5 text-subtle text-xs">{trail}</span>}
    </span>
  );
}

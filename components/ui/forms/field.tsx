"use client";

import { Field as Base } from "@base-ui/react/field";
import type { ReactNode } from "react";
import { cn } from "../cn";

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** `formState.errors.name?.message` */
  error?: string;
  optional?: boolean;
  className?: string;
  /** Exactly one control of this folder: label, hint and error find it by themselves. */
  children: ReactNode;
};

export function Field({ label, hint, error, optional, className, children }: FieldProps) {
  return (
    <Base.Root invalid={Boolean(error)} className={cn("flex min-w-0 flex-col gap-1.5", className)}>
      <Base.Label className="flex items-baseline justify-between gap-2 font-medium text-ink text-sm">
        {label}
        {optional && <span className="font-normal text-subtle text-xs">optional</span>}
      </Base.Label>
      {children}
      {hint && !error && <Base.Description className="text-subtle text-xs">{hint}</Base.Description>}
      <Base.Error match={Boolean(error)} className="text-danger-ink text-xs">
        {error}
      </Base.Error>
    </Base.Root>
  );
}

type OptionFieldProps = { label: ReactNode; hint?: ReactNode; className?: string; children: ReactNode };

/** A checkbox with its label beside it. */
export function OptionField({ label, hint, className, children }: OptionFieldProps) {
  return (
    <Base.Root className={cn("flex items-start gap-2.5", className)}>
      {children}
      <div className="min-w-0">
        <Base.Label className="font-medium text-ink text-sm">{label}</Base.Label>
        {hint && <Base.Description className="text-subtle text-xs">{hint}</Base.Description>}
      </div>
    </Base.Root>
  );
}

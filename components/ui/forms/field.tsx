"use client";

import { type MouseEvent, type ReactNode, useId } from "react";
import { cn } from "../cn";
import { FieldContext } from "./field-links";

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
  const id = useId();
  const noteId = error || hint ? `${id}note` : undefined;
  return (
    <div className={cn("flex min-w-0 flex-col gap-1.5", className)}>
      <FieldLabel id={id} className="flex items-baseline justify-between gap-2 font-medium text-ink text-sm">
        {label}
        {optional && <span className="font-normal text-subtle text-xs">optional</span>}
      </FieldLabel>
      <FieldContext value={{ ...idsOf(id), noteId, isInvalid: Boolean(error) }}>{children}</FieldContext>
      {hint && !error && (
        <p id={noteId} className="text-subtle text-xs">
          {hint}
        </p>
      )}
      {error && (
        <div id={noteId} className="text-danger-ink text-xs">
          {error}
        </div>
      )}
    </div>
  );
}

type OptionFieldProps = { label: ReactNode; hint?: ReactNode; className?: string; children: ReactNode };

/** A checkbox with its label beside it. */
export function OptionField({ label, hint, className, children }: OptionFieldProps) {
  const id = useId();
  const noteId = hint ? `${id}note` : undefined;
  return (
    <div className={cn("flex items-start gap-2.5", className)}>
      <FieldContext value={{ ...idsOf(id), noteId, isInvalid: false }}>{children}</FieldContext>
      <div className="min-w-0">
        <FieldLabel id={id} className="font-medium text-ink text-sm">
          {label}
        </FieldLabel>
        {hint && (
          <p id={noteId} className="text-subtle text-xs">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

const idsOf = (id: string) => ({ controlId: `${id}control`, labelId: `${id}label` });

function FieldLabel({ id, className, children }: { id: string; className: string; children: ReactNode }) {
  const { controlId, labelId } = idsOf(id);
  return (
    <label id={labelId} htmlFor={controlId} className={className} onMouseDown={focusChoice}>
      {children}
    </label>
  );
}

/** An input is found by its id; a choice has none, so that its label leads to it without opening it. */
function focusChoice(event: MouseEvent<HTMLLabelElement>): void {
  const choice = document.querySelector<HTMLElement>(`button[aria-labelledby="${event.currentTarget.id}"]`);
  if (!choice) return;
  event.preventDefault();
  choice.focus();
}

"use client";

import { createContext, use } from "react";

type FieldLinks = { controlId: string; labelId: string; noteId: string | undefined; isInvalid: boolean };

/** How the one control of a Field finds its label, its hint and its error. */
export const FieldContext = createContext<FieldLinks | null>(null);

const noteOf = (field: FieldLinks) => ({
  "aria-describedby": field.noteId,
  "aria-invalid": field.isInvalid || undefined,
});

/** For a native control: its label points to it. */
export function useInputLinks() {
  const field = use(FieldContext);
  return field && { id: field.controlId, ...noteOf(field) };
}

/** For a control that is none: it points to its label. */
export function useChoiceLinks() {
  const field = use(FieldContext);
  return field && { "aria-labelledby": field.labelId, ...noteOf(field) };
}

"use client";

import { type ReactNode, useState } from "react";
import { Field } from "../forms/field";
import { Input } from "../forms/input";
import { ConfirmDialog } from "./confirm-dialog";

type TypedConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  children: ReactNode;
  /** What has to be typed, e.g. the name of what goes. */
  phrase: string;
  confirmLabel: string;
  onConfirm: () => Promise<unknown>;
};

/** For what cannot be undone: it acts only after its name is typed. */
export function TypedConfirmDialog({ phrase, children, onOpenChange, ...rest }: TypedConfirmDialogProps) {
  const [typed, setTyped] = useState("");
  return (
    <ConfirmDialog
      {...rest}
      disabled={typed.trim() !== phrase}
      onOpenChange={(open) => {
        setTyped("");
        onOpenChange(open);
      }}
    >
      {children}
      <Field label={`Type “${phrase}” to confirm`}>
        <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
      </Field>
    </ConfirmDialog>
  );
}

"use client";

import type { ReactElement, ReactNode } from "react";
import {
  Controller,
  type ControllerRenderProps,
  type FieldError,
  type FieldPath,
  type FieldValues,
  type UseFormReturn,
} from "react-hook-form";
import { Field } from "./field";

type FormFieldProps<Values extends FieldValues, Name extends FieldPath<Values>, Output> = {
  form: UseFormReturn<Values, unknown, Output>;
  name: Name;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  className?: string;
  /** Renders the control: spread the field into an `Input`, or pass `value` and `onChange`. */
  children: (field: ControllerRenderProps<Values, Name>) => ReactElement;
};

/** A Field whose value and error are those of the form under `name`. */
export function FormField<Values extends FieldValues, Name extends FieldPath<Values>, Output>(
  props: FormFieldProps<Values, Name, Output>,
) {
  const { form, name, children, ...rest } = props;
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field, fieldState }) => (
        <Field error={messageOf(fieldState.error)} {...rest}>
          {children(field)}
        </Field>
      )}
    />
  );
}

/** Of a list, the message of its first item at fault. */
function messageOf(error: FieldError | undefined): string | undefined {
  if (!error) return undefined;
  if (typeof error.message === "string") return error.message;
  const inner = Object.values(error).find((value) => value && typeof value === "object");
  return messageOf(inner as FieldError | undefined);
}

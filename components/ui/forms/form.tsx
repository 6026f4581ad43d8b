"use client";

import type { ReactNode } from "react";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { cn } from "../cn";
import { Notice } from "../feedback/notice";

type FormProps<Values extends FieldValues, Output> = {
  /** `useForm({ resolver: zodResolver(endpoint.body), defaultValues })` */
  form: UseFormReturn<Values, unknown, Output>;
  /** Rejecting shows the message: at the field that the error's `param` names, else above the buttons. */
  onSubmit: (values: Output) => Promise<unknown>;
  /** The buttons; the last one is `<Button type="submit" variant="primary" loading={form.formState.isSubmitting}>`. */
  actions: ReactNode;
  className?: string;
  children: ReactNode;
};

/** The one form pattern: fields, then what went wrong, then the actions. */
export function Form<Values extends FieldValues, Output>(props: FormProps<Values, Output>) {
  const { form, onSubmit, actions, className, children } = props;

  async function submit(values: Output) {
    try {
      await onSubmit(values);
    } catch (thrown) {
      const error = thrown as { message?: string; param?: string | null };
      const message = error.message || "That did not work. Try again.";
      const field = error.param && error.param in form.getValues() ? (error.param as Path<Values>) : "root";
      form.setError(field, { type: "server", message }, { shouldFocus: true });
    }
  }

  const rootError = form.formState.errors.root?.message;
  return (
    <form
      // Sent before the page's scripts run, a GET would put a password into the address.
      method="post"
      noValidate
      onSubmit={form.handleSubmit(submit)}
      className={cn("flex flex-col gap-4", className)}
    >
      {children}
      {rootError && <Notice tone="danger">{rootError}</Notice>}
      {actions}
    </form>
  );
}

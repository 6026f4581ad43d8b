"use client";

import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { FormField } from "../../ui/forms/form-field";
import { PercentInput } from "./percent-input";
import { RateInput } from "./rate-input";

type MarkupFieldsProps<Values extends FieldValues> = { form: UseFormReturn<Values, unknown, Values> };

/** A share and an amount per million tokens, on every rate of a list price. */
export function MarkupFields<Values extends FieldValues>({ form }: MarkupFieldsProps<Values>) {
  const path = (name: string) => `markup.${name}` as Path<Values>;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <FormField form={form} name={path("basisPoints")} label="Mark-up" hint="On every list price.">
        {({ value, onChange }) => <PercentInput value={value} onChange={onChange} placeholder="0" />}
      </FormField>
      <FormField form={form} name={path("perMillionNanos")} label="And per million tokens">
        {({ value, onChange }) => (
          <RateInput
            value={value || undefined}
            onChange={(nanos) => onChange(nanos ?? 0)}
            placeholder="0"
            trail="/ M"
          />
        )}
      </FormField>
    </div>
  );
}

"use client";

import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { FormField } from "../ui/forms/form-field";
import { NumberInput } from "../ui/forms/number-input";

const RATES = [
  { name: "rpm", label: "Requests per minute" },
  { name: "tpm", label: "Tokens per minute" },
  { name: "rpd", label: "Requests per day (UTC)" },
  { name: "concurrency", label: "Calls at once" },
];

type RateLimitFieldsProps<Values extends FieldValues> = { form: UseFormReturn<Values, unknown, Values> };

/** Of a key or of a project; an empty one is no limit. */
export function RateLimitFields<Values extends FieldValues>({ form }: RateLimitFieldsProps<Values>) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {RATES.map(({ name, label }) => (
        <FormField key={name} form={form} name={name as Path<Values>} label={label}>
          {(field) => <NumberInput {...field} placeholder="No limit" />}
        </FormField>
      ))}
    </div>
  );
}

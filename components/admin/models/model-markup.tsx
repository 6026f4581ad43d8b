"use client";

import type { UseFormReturn } from "react-hook-form";
import type { BodyOf } from "@/lib/contract/endpoint";
import type { updateModelEndpoint } from "@/lib/contract/models";
import { FormField } from "../../ui/forms/form-field";
import { Select } from "../../ui/forms/select";
import { MarkupFields } from "../prices/markup-fields";

type Values = BodyOf<typeof updateModelEndpoint>;
type ModelMarkupProps = { form: UseFormReturn<Values, unknown, Values> };

const WHOSE = [
  { value: "provider", label: "As its provider’s" },
  { value: "own", label: "Of its own" },
] as const;

/** The mark-up on the model's list price: its provider's, or one of its own. The next sync publishes it. */
export function ModelMarkup({ form }: ModelMarkupProps) {
  const isOwn = Boolean(form.watch("markup"));
  return (
    <>
      <FormField
        form={form}
        name="markup"
        label="Mark-up on its list price"
        hint="The next sync publishes it."
      >
        {({ onChange }) => (
          <Select
            value={isOwn ? "own" : "provider"}
            onChange={(whose) => onChange(whose === "own" ? { basisPoints: 0, perMillionNanos: 0 } : null)}
            options={WHOSE}
          />
        )}
      </FormField>
      {isOwn && <MarkupFields form={form} />}
    </>
  );
}

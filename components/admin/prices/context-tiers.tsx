"use client";

import { Plus, Trash2 } from "lucide-react";
import { useFieldArray } from "react-hook-form";
import { Button } from "../../ui/actions/button";
import { IconButton } from "../../ui/actions/icon-button";
import { FormField } from "../../ui/forms/form-field";
import { NumberInput } from "../../ui/forms/number-input";
import { RateInput } from "./rate-input";
import type { PriceFormState } from "./rate-set-fields";

/** Above so many input tokens the whole call costs the tier's rates. */
export function ContextTiers({ form }: { form: PriceFormState }) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "rates.contextTiers" });
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-sm">Context tiers</legend>
      {fields.map((tier, index) => (
        <div
          key={tier.id}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
        >
          <FormField
            form={form}
            name={`rates.contextTiers.${index}.aboveInputTokens`}
            label="Above input tokens"
          >
            {(field) => <NumberInput {...field} placeholder="200000" />}
          </FormField>
          <FormField
            form={form}
            name={`rates.contextTiers.${index}.input`}
            label="Input"
            className="max-sm:col-start-1"
          >
            {(field) => <RateInput value={field.value} onChange={field.onChange} trail="/ M" />}
          </FormField>
          <FormField
            form={form}
            name={`rates.contextTiers.${index}.output`}
            label="Output"
            className="max-sm:col-start-1"
          >
            {(field) => <RateInput value={field.value} onChange={field.onChange} trail="/ M" />}
          </FormField>
          <IconButton
            icon={Trash2}
            tone="danger"
            label={`Remove tier ${index + 1}`}
            className="mt-6.5 max-sm:col-start-2 max-sm:row-start-1"
            onClick={() => remove(index)}
          />
        </div>
      ))}
      <Button
        size="sm"
        icon={Plus}
        className="self-start"
        onClick={() => append({ aboveInputTokens: 200_000, input: 0, output: 0 })}
      >
        Add tier
      </Button>
    </fieldset>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import type { UseFormReturn } from "react-hook-form";
import { adminModelsQuery } from "@/lib/client/admin-models";
import type { UnlistedRule } from "@/lib/contract/catalog";
import type { BodyOf } from "@/lib/contract/endpoint";
import type { updateProviderEndpoint } from "@/lib/contract/providers";
import { Combobox } from "../../ui/forms/combobox";
import { FormField } from "../../ui/forms/form-field";
import { Select } from "../../ui/forms/select";
import { MarkupFields } from "../prices/markup-fields";
import { RateInput } from "../prices/rate-input";

type Values = BodyOf<typeof updateProviderEndpoint>;
type PriceRuleFieldsProps = { form: UseFormReturn<Values, unknown, Values> };

const RULES = [
  { value: "none", label: "No price: calls get a 404" },
  { value: "by_name", label: "The list price of the model of that name" },
  { value: "same_as", label: "The same as another model" },
  { value: "fixed", label: "Fixed rates" },
] as const;

const FRESH: Record<(typeof RULES)[number]["value"], UnlistedRule | null> = {
  none: null,
  by_name: { kind: "by_name" },
  same_as: { kind: "same_as", model: "" },
  fixed: { kind: "fixed", rates: { input: 0, output: 0 } },
};

/** What the operator adds to list prices, and what a model costs that no list has. */
export function PriceRuleFields({ form }: PriceRuleFieldsProps) {
  const rule = form.watch("unlisted")?.kind ?? "none";
  const models = useQuery(adminModelsQuery());
  const options = (models.data?.items ?? [])
    .filter((model) => model.price)
    .map(({ slug, name }) => ({ value: slug, label: slug, hint: name }));
  return (
    <>
      <MarkupFields form={form} />
      <FormField form={form} name="unlisted" label="A model that no list has costs">
        {({ onChange }) => <Select value={rule} onChange={(kind) => onChange(FRESH[kind])} options={RULES} />}
      </FormField>
      {rule === "same_as" && (
        <FormField form={form} name="unlisted.model" label="Which model">
          {({ value, onChange }) => (
            <Combobox
              value={value ?? null}
              onChange={onChange}
              options={options}
              searchLabel="Search models"
            />
          )}
        </FormField>
      )}
      {rule === "fixed" && (
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField form={form} name="unlisted.rates.input" label="Input">
            {({ value, onChange }) => <RateInput value={value} onChange={onChange} trail="/ M" />}
          </FormField>
          <FormField form={form} name="unlisted.rates.output" label="Output">
            {({ value, onChange }) => <RateInput value={value} onChange={onChange} trail="/ M" />}
          </FormField>
        </div>
      )}
    </>
  );
}

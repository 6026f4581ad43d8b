"use client";

import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { KEY_ENDPOINT_PATHS, KEY_ENDPOINTS } from "@/lib/contract/key-endpoints";
import { DateTimeInput } from "../ui/forms/date-time-input";
import { FormField } from "../ui/forms/form-field";
import { LinesInput } from "../ui/forms/lines-input";
import { MultiSelect } from "../ui/forms/multi-select";
import { NumberInput } from "../ui/forms/number-input";
import { ModelPatternsInput } from "./model-patterns-input";

type ScopeFieldsProps<Values extends FieldValues> = {
  form: UseFormReturn<Values, unknown, Values>;
  orgId: string;
};

const ENDPOINT_OPTIONS = KEY_ENDPOINTS.map((endpoint) => ({
  value: endpoint,
  label: KEY_ENDPOINT_PATHS[endpoint] ?? endpoint,
}));

export function ModelScopeField<Values extends FieldValues>({ form, orgId }: ScopeFieldsProps<Values>) {
  return (
    <FormField
      form={form}
      name={"allowedModels" as Path<Values>}
      label="Models"
      hint="Leave empty for all that the project allows."
    >
      {(field) => (
        <ModelPatternsInput
          orgId={orgId}
          value={field.value}
          onChange={field.onChange}
          placeholder="All models of the project"
        />
      )}
    </FormField>
  );
}

/** What else narrows a key: endpoints, addresses, an end, a size of request. */
export function NarrowingFields<Values extends FieldValues>({
  form,
}: Omit<ScopeFieldsProps<Values>, "orgId">) {
  const path = (name: string) => name as Path<Values>;
  return (
    <>
      <FormField form={form} name={path("allowedEndpoints")} label="Endpoints">
        {(field) => (
          <MultiSelect
            value={field.value ?? []}
            onChange={field.onChange}
            options={ENDPOINT_OPTIONS}
            placeholder="Every endpoint"
          />
        )}
      </FormField>
      <FormField
        form={form}
        name={path("allowedCidrs")}
        label="Addresses"
        hint="One IP address or CIDR range a line. Empty: from anywhere."
      >
        {(field) => <LinesInput {...field} rows={2} placeholder={"203.0.113.0/24\n2001:db8::/32"} />}
      </FormField>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField
          form={form}
          name={path("expiresAt")}
          label="Expires"
          hint="In your time zone. Empty: never."
        >
          {(field) => <DateTimeInput {...field} />}
        </FormField>
        <FormField
          form={form}
          name={path("maxTokensPerRequest")}
          label="Tokens per request"
          hint="Prompt and answer together."
        >
          {(field) => <NumberInput {...field} placeholder="No limit" />}
        </FormField>
      </div>
    </>
  );
}

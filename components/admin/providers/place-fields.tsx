"use client";

import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import type { ProviderPreset } from "@/lib/core/provider-presets";
import { FormField } from "../../ui/forms/form-field";
import { Input } from "../../ui/forms/input";

type PlaceFieldsProps<Values extends FieldValues> = {
  form: UseFormReturn<Values, unknown, Values>;
  preset: ProviderPreset;
  /** It may be left out while it is made: then it is the preset's. */
  isNew?: boolean;
};

const ADDRESS_HINTS: Partial<Record<ProviderPreset["kind"], string>> = {
  openai: "With the version, as an SDK takes it.",
  azure: "Of the resource: https://NAME.openai.azure.com",
};

/** Where a provider is: its region where it has one, its address, and Azure's version. */
export function PlaceFields<Values extends FieldValues>({
  form,
  preset,
  isNew = false,
}: PlaceFieldsProps<Values>) {
  const path = (name: string) => name as Path<Values>;
  const isKnown = isNew && preset.baseUrl !== null && !preset.baseUrl.includes("{resource}");
  return (
    <>
      {preset.region && (
        <FormField form={form} name={path("region")} label={preset.region.label}>
          {({ value, onChange, ...field }) => (
            <Input
              {...field}
              mono
              autoComplete="off"
              placeholder={preset.region?.placeholder}
              value={value ?? ""}
              onChange={(event) => onChange(event.target.value || null)}
            />
          )}
        </FormField>
      )}
      <FormField
        form={form}
        name={path("baseUrl")}
        label="Base URL"
        optional={isKnown}
        hint={isKnown ? "Empty: the provider’s own." : ADDRESS_HINTS[preset.kind]}
      >
        {({ value, onChange, ...field }) => (
          <Input
            {...field}
            mono
            type="url"
            autoComplete="off"
            placeholder={preset.baseUrl ?? "https://ai.example.com/v1"}
            value={value ?? ""}
            onChange={(event) => onChange(event.target.value || undefined)}
          />
        )}
      </FormField>
      {preset.kind === "azure" && (
        <FormField
          form={form}
          name={path("settings.apiVersion")}
          label="API version"
          optional
          hint="Empty: the newer API, which needs none."
        >
          {({ value, onChange, ...field }) => (
            <Input
              {...field}
              mono
              autoComplete="off"
              placeholder="2024-10-21"
              value={value ?? ""}
              onChange={(event) => onChange(event.target.value || undefined)}
            />
          )}
        </FormField>
      )}
    </>
  );
}

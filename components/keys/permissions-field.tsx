"use client";

import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import type { KeyPermission } from "@/lib/contract/keys";
import { Segmented } from "../ui/actions/segmented";
import { FormField } from "../ui/forms/form-field";
import { KEY_PERMISSION_CHOICES } from "./key-permissions";

type PermissionsFieldProps<Values extends FieldValues> = { form: UseFormReturn<Values, unknown, Values> };

/** What a key may do: make calls, read the organization's usage, or both. */
export function PermissionsField<Values extends FieldValues>({ form }: PermissionsFieldProps<Values>) {
  return (
    <FormField
      form={form}
      name={"permissions" as Path<Values>}
      label="This key may"
      hint="Usage is the whole organization's, under /v1/organization/usage and /v1/organization/costs."
    >
      {(field) => (
        <Segmented
          label="This key may"
          value={nameOf(field.value ?? ["inference"])}
          onChange={(value) => field.onChange(value.split("+"))}
          options={KEY_PERMISSION_CHOICES}
        />
      )}
    </FormField>
  );
}

function nameOf(permissions: readonly KeyPermission[]): string {
  return [...permissions].sort().join("+");
}

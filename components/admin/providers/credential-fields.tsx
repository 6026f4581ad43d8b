"use client";

import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { CREDENTIAL_FIELDS } from "@/lib/contract/provider-credentials";
import type { CredentialForm } from "@/lib/core/provider-presets";
import { FormField } from "../../ui/forms/form-field";
import { PasswordInput } from "../../ui/forms/password-input";
import { Textarea } from "../../ui/forms/textarea";

type CredentialFieldsProps<Values extends FieldValues> = {
  form: UseFormReturn<Values, unknown, Values>;
  kind: CredentialForm;
  /** Under the first field. */
  hint: string;
  /** Left empty, what is there stays. */
  optional?: boolean;
};

/** The fields of a form, nothing written in any. */
export function emptyCredential(kind: CredentialForm): Record<string, string> {
  return Object.fromEntries(CREDENTIAL_FIELDS[kind].map(({ name }) => [name, ""]));
}

/** Exactly what a kind of provider wants to be opened with. */
export function CredentialFields<Values extends FieldValues>(props: CredentialFieldsProps<Values>) {
  const { form, kind, hint, optional = false } = props;
  return CREDENTIAL_FIELDS[kind].map((field, i) => (
    <FormField
      key={`${kind}.${field.name}`}
      form={form}
      name={`credential.${field.name}` as Path<Values>}
      label={field.label}
      optional={optional || field.optional}
      hint={i === 0 ? hint : undefined}
    >
      {({ value, ...control }) => {
        const common = {
          ...control,
          value: value ?? "",
          autoComplete: "off",
          placeholder: field.placeholder,
        };
        return field.multiline ? <Textarea {...common} mono rows={5} /> : <PasswordInput {...common} mono />;
      }}
    </FormField>
  ));
}

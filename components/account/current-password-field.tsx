"use client";

import type { UseFormReturn } from "react-hook-form";
import type { BodyOf } from "@/lib/contract/endpoint";
import type { setUpTwoFactorEndpoint } from "@/lib/contract/me";
import { FormField } from "../ui/forms/form-field";
import { PasswordInput } from "../ui/forms/password-input";

type Reauthentication = BodyOf<typeof setUpTwoFactorEndpoint>;

/** Asked before what would let a stranger at an unlocked screen take the account over. */
export function CurrentPasswordField({
  form,
}: {
  form: UseFormReturn<Reauthentication, unknown, Reauthentication>;
}) {
  return (
    <FormField form={form} name="password" label="Your password">
      {(field) => <PasswordInput {...field} value={field.value ?? ""} autoComplete="current-password" />}
    </FormField>
  );
}

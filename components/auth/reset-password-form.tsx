"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { resetPasswordMutation } from "@/lib/client/account";
import { resetPasswordEndpoint } from "@/lib/contract/account";
import { Button } from "../ui/actions/button";
import { ButtonLink } from "../ui/actions/button-link";
import { Notice } from "../ui/feedback/notice";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { PasswordInput } from "../ui/forms/password-input";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";
import { PasswordStrength } from "./password-strength";

export function ResetPasswordForm({ token }: { token: string }) {
  const [email, setEmail] = useState<string>();
  const reset = useMutation(resetPasswordMutation());
  const form = useEndpointForm(resetPasswordEndpoint, { token, password: "" });
  if (email) {
    return (
      <div className="space-y-4">
        <Notice tone="success">
          The password of {email} is set, and every browser that was signed in with the old one is signed out.
        </Notice>
        <ButtonLink href="/login" variant="primary" size="lg">
          Sign in
        </ButtonLink>
      </div>
    );
  }
  return (
    <Form
      form={form}
      onSubmit={async (values) => setEmail((await reset.mutateAsync(values)).email)}
      actions={
        <Button type="submit" variant="primary" size="lg" loading={form.formState.isSubmitting}>
          Set password
        </Button>
      }
    >
      <div className="flex flex-col gap-2">
        <FormField form={form} name="password" label="New password">
          {(field) => <PasswordInput {...field} autoComplete="new-password" autoFocus />}
        </FormField>
        <PasswordStrength password={form.watch("password") ?? ""} />
      </div>
    </Form>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { changePasswordMutation } from "@/lib/client/account";
import { changePasswordEndpoint } from "@/lib/contract/me";
import { PasswordStrength } from "../auth/password-strength";
import { Button } from "../ui/actions/button";
import { toast } from "../ui/feedback/toaster";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { PasswordInput } from "../ui/forms/password-input";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";
import { Panel } from "../ui/page/panel";
import type { Me } from "./me";

export function PasswordPanel({ me }: { me: Me }) {
  const change = useMutation(changePasswordMutation());
  const empty = { currentPassword: me.hasPassword ? "" : undefined, newPassword: "" };
  const form = useEndpointForm(changePasswordEndpoint, empty);
  return (
    <Panel
      title="Password"
      description={
        me.hasPassword
          ? "Changing it signs every other browser out."
          : "You sign in with another service. A password is a second way in."
      }
    >
      <Form
        form={form}
        onSubmit={async (values) => {
          await change.mutateAsync(values);
          form.reset(empty);
          toast.success("Password changed; other browsers are signed out");
        }}
        actions={
          <Button type="submit" className="self-start" loading={form.formState.isSubmitting}>
            {me.hasPassword ? "Change password" : "Set password"}
          </Button>
        }
      >
        {me.hasPassword && (
          <FormField form={form} name="currentPassword" label="Current password">
            {(field) => (
              <PasswordInput {...field} value={field.value ?? ""} autoComplete="current-password" />
            )}
          </FormField>
        )}
        <div className="flex flex-col gap-2">
          <FormField form={form} name="newPassword" label="New password">
            {(field) => <PasswordInput {...field} autoComplete="new-password" />}
          </FormField>
          <PasswordStrength password={form.watch("newPassword") ?? ""} />
        </div>
      </Form>
    </Panel>
  );
}

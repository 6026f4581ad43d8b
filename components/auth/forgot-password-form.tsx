"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { requestPasswordResetMutation } from "@/lib/client/account";
import { requestPasswordResetEndpoint } from "@/lib/contract/account";
import { Button } from "../ui/actions/button";
import { Notice } from "../ui/feedback/notice";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { Input } from "../ui/forms/input";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";

/** Says the same for a known and an unknown address. */
export function ForgotPasswordForm({ mailIsKept }: { mailIsKept: boolean }) {
  const [sentTo, setSentTo] = useState<string>();
  const request = useMutation(requestPasswordResetMutation());
  const form = useEndpointForm(requestPasswordResetEndpoint, { email: "" });
  if (sentTo) {
    return (
      <div className="space-y-3">
        <Notice tone="success">
          If <strong className="font-semibold">{sentTo}</strong> has an account, a link that sets a new
          password is on its way. It is good for one hour.
        </Notice>
        {mailIsKept && (
          <p className="text-muted text-xs">
            This installation sends no mail yet: its operator finds the link in the outbox.
          </p>
        )}
        <Button onClick={() => setSentTo(undefined)}>Use another address</Button>
      </div>
    );
  }
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await request.mutateAsync(values);
        setSentTo(values.email);
      }}
      actions={
        <Button type="submit" variant="primary" size="lg" loading={form.formState.isSubmitting}>
          Send the link
        </Button>
      }
    >
      <FormField form={form} name="email" label="E-mail">
        {(field) => <Input {...field} type="email" autoComplete="email" autoFocus />}
      </FormField>
    </Form>
  );
}

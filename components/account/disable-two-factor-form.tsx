"use client";

import { useMutation } from "@tanstack/react-query";
import { disableTwoFactorMutation } from "@/lib/client/account";
import { disableTwoFactorEndpoint } from "@/lib/contract/me";
import { Button } from "../ui/actions/button";
import { toast } from "../ui/feedback/toaster";
import { Form } from "../ui/forms/form";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";
import { DialogActions } from "../ui/overlays/dialog";
import { CurrentPasswordField } from "./current-password-field";

type DisableTwoFactorFormProps = { hasPassword: boolean; onDone: () => void };

export function DisableTwoFactorForm({ hasPassword, onDone }: DisableTwoFactorFormProps) {
  const disable = useMutation(disableTwoFactorMutation());
  const form = useEndpointForm(disableTwoFactorEndpoint, { password: hasPassword ? "" : undefined });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await disable.mutateAsync(values);
        toast.success("Two-factor is off");
        onDone();
      }}
      actions={
        <DialogActions>
          <Button onClick={onDone}>Cancel</Button>
          <Button type="submit" variant="danger" loading={form.formState.isSubmitting}>
            Turn off
          </Button>
        </DialogActions>
      }
    >
      <p className="text-muted">
        Whoever knows your password can then sign in as you. The app’s entry and the recovery codes stop
        working.
      </p>
      {hasPassword && <CurrentPasswordField form={form} />}
    </Form>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { setUpTwoFactorMutation } from "@/lib/client/account";
import { setUpTwoFactorEndpoint } from "@/lib/contract/me";
import { Button } from "../ui/actions/button";
import { Form } from "../ui/forms/form";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";
import { DialogActions } from "../ui/overlays/dialog";
import { CurrentPasswordField } from "./current-password-field";

type StartTwoFactorFormProps = {
  hasPassword: boolean;
  onStarted: (made: { secret: string; uri: string }) => void;
  onCancel: () => void;
};

export function StartTwoFactorForm({ hasPassword, onStarted, onCancel }: StartTwoFactorFormProps) {
  const setUp = useMutation(setUpTwoFactorMutation());
  const form = useEndpointForm(setUpTwoFactorEndpoint, { password: hasPassword ? "" : undefined });
  return (
    <Form
      form={form}
      onSubmit={async (values) => onStarted(await setUp.mutateAsync(values))}
      actions={
        <DialogActions>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Continue
          </Button>
        </DialogActions>
      }
    >
      <p className="text-muted">
        You need an authenticator app: 1Password, Bitwarden, Google Authenticator, Aegis or any other that
        knows TOTP.
      </p>
      {hasPassword && <CurrentPasswordField form={form} />}
    </Form>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { confirmTwoFactorMutation } from "@/lib/client/account";
import { confirmTwoFactorEndpoint } from "@/lib/contract/me";
import { Button } from "../ui/actions/button";
import { CopyField } from "../ui/code/copy-field";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { Input } from "../ui/forms/input";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";
import { DialogActions } from "../ui/overlays/dialog";
import { QrCode } from "./qr-code";

type ConfirmTwoFactorFormProps = {
  secret: string;
  uri: string;
  onConfirmed: (recoveryCodes: string[]) => void;
  onCancel: () => void;
};

export function ConfirmTwoFactorForm({ secret, uri, onConfirmed, onCancel }: ConfirmTwoFactorFormProps) {
  const confirm = useMutation(confirmTwoFactorMutation());
  const form = useEndpointForm(confirmTwoFactorEndpoint, { code: "" });
  return (
    <Form
      form={form}
      onSubmit={async (values) => onConfirmed((await confirm.mutateAsync(values)).recoveryCodes)}
      actions={
        <DialogActions>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Turn on
          </Button>
        </DialogActions>
      }
    >
      <QrCode text={uri} label="QR code for your authenticator app" />
      <div>
        <p className="mb-1.5 text-muted text-xs">Or enter this secret by hand:</p>
        <CopyField label="secret" value={secret} />
      </div>
      <FormField form={form} name="code" label="Code that the app shows now">
        {(field) => (
          <Input
            {...field}
            mono
            autoFocus
            inputMode="numeric"
            autoComplete="one-time-code"
            placeholder="123456"
          />
        )}
      </FormField>
    </Form>
  );
}

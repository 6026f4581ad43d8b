"use client";

import { useMutation } from "@tanstack/react-query";
import { updateKeyMutation } from "@/lib/client/keys";
import type { KEY_ENDPOINTS } from "@/lib/contract/key-endpoints";
import { updateKeyEndpoint } from "@/lib/contract/keys";
import { Button } from "../../ui/actions/button";
import { toast } from "../../ui/feedback/toaster";
import { Form } from "../../ui/forms/form";
import { FormField } from "../../ui/forms/form-field";
import { Input } from "../../ui/forms/input";
import { useEndpointForm } from "../../ui/forms/use-endpoint-form";
import { DialogActions } from "../../ui/overlays/dialog";
import type { Key } from "../key";
import { PermissionsField } from "../permissions-field";
import { RateLimitFields } from "../rate-limit-fields";
import { ModelScopeField, NarrowingFields } from "../scope-fields";

type EditKeyFormProps = { orgId: string; apiKey: Key; onDone: () => void };

export function EditKeyForm({ orgId, apiKey, onDone }: EditKeyFormProps) {
  const update = useMutation(updateKeyMutation(orgId, apiKey.id));
  const form = useEndpointForm(updateKeyEndpoint, {
    name: apiKey.name,
    permissions: apiKey.permissions,
    allowedModels: apiKey.allowedModels,
    allowedEndpoints: apiKey.allowedEndpoints as (typeof KEY_ENDPOINTS)[number][],
    allowedCidrs: apiKey.allowedCidrs,
    rpm: apiKey.rpm,
    tpm: apiKey.tpm,
    rpd: apiKey.rpd,
    concurrency: apiKey.concurrency,
    maxTokensPerRequest: apiKey.maxTokensPerRequest,
    expiresAt: apiKey.expiresAt,
  });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await update.mutateAsync(values);
        toast.success("Saved. Gateways apply it within a second.");
        onDone();
      }}
      actions={
        <DialogActions>
          <Button onClick={onDone}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Save
          </Button>
        </DialogActions>
      }
    >
      <FormField form={form} name="name" label="Name">
        {(field) => <Input {...field} value={field.value ?? ""} autoComplete="off" />}
      </FormField>
      <PermissionsField form={form} />
      <ModelScopeField form={form} orgId={orgId} />
      <RateLimitFields form={form} />
      <NarrowingFields form={form} />
    </Form>
  );
}

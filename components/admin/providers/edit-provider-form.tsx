"use client";

import { useMutation } from "@tanstack/react-query";
import { updateProviderMutation } from "@/lib/client/providers";
import { updateProviderEndpoint } from "@/lib/contract/providers";
import { Button } from "../../ui/actions/button";
import { toast } from "../../ui/feedback/toaster";
import { Form } from "../../ui/forms/form";
import { FormField } from "../../ui/forms/form-field";
import { Input } from "../../ui/forms/input";
import { PasswordInput } from "../../ui/forms/password-input";
import { useEndpointForm } from "../../ui/forms/use-endpoint-form";
import { DialogActions } from "../../ui/overlays/dialog";
import type { Provider } from "./provider";

type EditProviderFormProps = { provider: Provider; onDone: () => void };

export function EditProviderForm({ provider, onDone }: EditProviderFormProps) {
  const update = useMutation(updateProviderMutation(provider.id));
  const form = useEndpointForm(updateProviderEndpoint, {
    name: provider.name,
    baseUrl: provider.baseUrl ?? "",
    credential: undefined,
    region: provider.region,
  });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await update.mutateAsync(values);
        toast.success("Provider saved. Gateways use it within a second.");
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
      <FormField form={form} name="baseUrl" label="Base URL">
        {(field) => <Input {...field} value={field.value ?? ""} mono type="url" autoComplete="off" />}
      </FormField>
      <FormField
        form={form}
        name="credential"
        label="Replace the API key"
        optional
        hint={
          provider.hasCredential
            ? `Empty: the one that ends in ${provider.credentialTail} stays.`
            : "None is set."
        }
      >
        {(field) => (
          <PasswordInput
            {...field}
            mono
            autoComplete="off"
            value={typeof field.value === "string" ? field.value : ""}
            onChange={(event) => field.onChange(event.target.value || undefined)}
          />
        )}
      </FormField>
      <FormField form={form} name="region" label="Region" optional>
        {(field) => (
          <Input
            {...field}
            autoComplete="off"
            value={field.value ?? ""}
            onChange={(event) => field.onChange(event.target.value || null)}
          />
        )}
      </FormField>
    </Form>
  );
}

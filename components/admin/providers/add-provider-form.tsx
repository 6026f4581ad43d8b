"use client";

import { useMutation } from "@tanstack/react-query";
import { createProviderMutation } from "@/lib/client/providers";
import { createProviderEndpoint } from "@/lib/contract/providers";
import { Button } from "../../ui/actions/button";
import { Form } from "../../ui/forms/form";
import { FormField } from "../../ui/forms/form-field";
import { Input } from "../../ui/forms/input";
import { PasswordInput } from "../../ui/forms/password-input";
import { useEndpointForm } from "../../ui/forms/use-endpoint-form";
import { DialogActions } from "../../ui/overlays/dialog";
import { PRESETS, presetValues } from "./presets";
import type { Provider } from "./provider";

type AddProviderFormProps = { onAdded: (provider: Provider) => void; onCancel: () => void };

export function AddProviderForm({ onAdded, onCancel }: AddProviderFormProps) {
  const create = useMutation(createProviderMutation());
  const form = useEndpointForm(createProviderEndpoint, {
    name: "",
    slug: "",
    baseUrl: "",
    credential: null,
    region: null,
  });

  function fillIn(label: string) {
    for (const [name, value] of presetValues(label)) form.setValue(name, value, { shouldDirty: true });
    form.clearErrors();
    form.setFocus("credential");
  }

  return (
    <Form
      form={form}
      onSubmit={async (values) => onAdded(await create.mutateAsync(values))}
      actions={
        <DialogActions>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Connect and test
          </Button>
        </DialogActions>
      }
    >
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="mb-1.5 text-muted text-xs">Fill in for</legend>
        {PRESETS.map(({ label }) => (
          <Button key={label} size="sm" onClick={() => fillIn(label)}>
            {label}
          </Button>
        ))}
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField form={form} name="name" label="Name">
          {(field) => <Input {...field} autoComplete="off" autoFocus placeholder="OpenAI" />}
        </FormField>
        <FormField form={form} name="slug" label="Slug" hint="Shown in x-turnpike-provider.">
          {(field) => <Input {...field} mono autoComplete="off" placeholder="openai" />}
        </FormField>
      </div>
      <FormField form={form} name="baseUrl" label="Base URL" hint="With the version, as an SDK takes it.">
        {(field) => (
          <Input {...field} mono type="url" autoComplete="off" placeholder="https://api.openai.com/v1" />
        )}
      </FormField>
      <FormField
        form={form}
        name="credential"
        label="API key"
        optional
        hint="Encrypted at rest, and never shown again."
      >
        {(field) => (
          <PasswordInput
            {...field}
            mono
            autoComplete="off"
            value={typeof field.value === "string" ? field.value : ""}
            onChange={(event) => field.onChange(event.target.value || null)}
          />
        )}
      </FormField>
      <FormField form={form} name="region" label="Region" optional>
        {(field) => (
          <Input
            {...field}
            autoComplete="off"
            placeholder="eu"
            value={field.value ?? ""}
            onChange={(event) => field.onChange(event.target.value || null)}
          />
        )}
      </FormField>
    </Form>
  );
}

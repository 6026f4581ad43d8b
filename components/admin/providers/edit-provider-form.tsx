"use client";

import { useMutation } from "@tanstack/react-query";
import { updateProviderMutation } from "@/lib/client/providers";
import { isBlankCredential } from "@/lib/contract/provider-credentials";
import { updateProviderEndpoint } from "@/lib/contract/providers";
import { presetOf } from "@/lib/core/provider-presets";
import { Button } from "../../ui/actions/button";
import { toast } from "../../ui/feedback/toaster";
import { Form } from "../../ui/forms/form";
import { FormField } from "../../ui/forms/form-field";
import { Input } from "../../ui/forms/input";
import { useEndpointForm } from "../../ui/forms/use-endpoint-form";
import { DialogActions } from "../../ui/overlays/dialog";
import { Disclosure } from "../../ui/page/disclosure";
import { CredentialFields, emptyCredential } from "./credential-fields";
import { PlaceFields } from "./place-fields";
import { PriceRuleFields } from "./price-rule-fields";
import type { Provider } from "./provider";

type EditProviderFormProps = { provider: Provider; onDone: () => void };

export function EditProviderForm({ provider, onDone }: EditProviderFormProps) {
  const update = useMutation(updateProviderMutation(provider.id));
  const preset = presetOf(provider);
  const form = useEndpointForm(updateProviderEndpoint, {
    name: provider.name,
    baseUrl: provider.baseUrl ?? undefined,
    credential: emptyCredential(preset.credential),
    region: provider.region,
    settings: provider.settings,
    markup: provider.markup ?? { basisPoints: 0, perMillionNanos: 0 },
    unlisted: provider.unlisted,
  });
  const { errors } = form.formState;
  return (
    <Form
      form={form}
      onSubmit={async ({ credential, baseUrl, ...values }) => {
        await update.mutateAsync({
          ...values,
          ...(baseUrl !== provider.baseUrl && { baseUrl }),
          ...(!isBlankCredential(credential) && { credential }),
        });
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
      <PlaceFields form={form} preset={preset} />
      <CredentialFields
        form={form}
        kind={preset.credential}
        optional
        hint={
          provider.hasCredential
            ? `Empty: the one that is set${provider.credentialTail ? `, …${provider.credentialTail},` : ""} stays.`
            : "None is set."
        }
      />
      <Disclosure
        title="Prices"
        hint="Mark-up, and models that no list has"
        invalid={Boolean(errors.markup ?? errors.unlisted)}
      >
        <PriceRuleFields form={form} />
      </Disclosure>
    </Form>
  );
}

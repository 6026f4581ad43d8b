"use client";

import { useMutation } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { useState } from "react";
import { createProviderMutation } from "@/lib/client/providers";
import { createProviderEndpoint } from "@/lib/contract/providers";
import { findPreset, PROVIDER_PRESETS, presetOf } from "@/lib/core/provider-presets";
import { Button } from "../../ui/actions/button";
import { Combobox } from "../../ui/forms/combobox";
import { Field } from "../../ui/forms/field";
import { Form } from "../../ui/forms/form";
import { FormField } from "../../ui/forms/form-field";
import { Input } from "../../ui/forms/input";
import { useEndpointForm } from "../../ui/forms/use-endpoint-form";
import { DialogActions } from "../../ui/overlays/dialog";
import { CredentialFields, emptyCredential } from "./credential-fields";
import { PlaceFields } from "./place-fields";
import type { Provider } from "./provider";

type AddProviderFormProps = { onAdded: (provider: Provider) => void; onCancel: () => void };

const CUSTOM = "custom";
const OPTIONS = PROVIDER_PRESETS.map(({ slug, name, baseUrl }) => ({
  value: slug,
  label: name,
  hint: baseUrl ?? "Any host that speaks OpenAI’s API",
}));

export function AddProviderForm({ onAdded, onCancel }: AddProviderFormProps) {
  const create = useMutation(createProviderMutation());
  const [presetSlug, setPresetSlug] = useState(CUSTOM);
  const preset = presetOf({ kind: "openai", preset: presetSlug });
  const form = useEndpointForm(createProviderEndpoint, valuesFor(CUSTOM));

  function choose(slug: string) {
    setPresetSlug(slug);
    form.reset(valuesFor(slug));
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
      <Field
        label="Provider"
        hint={
          presetSlug === CUSTOM ? undefined : (
            <a
              href={preset.docsUrl}
              target="_blank"
              rel="noreferrer"
              className="inline-flex items-center gap-1 underline"
            >
              Where to get its key <ExternalLink size={11} aria-hidden />
            </a>
          )
        }
      >
        <Combobox value={presetSlug} onChange={choose} options={OPTIONS} searchLabel="Search providers" />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField form={form} name="name" label="Name">
          {(field) => <Input {...field} autoComplete="off" placeholder="My host" />}
        </FormField>
        <FormField form={form} name="slug" label="Slug" hint="Begins the names of its models.">
          {(field) => <Input {...field} mono autoComplete="off" placeholder="my-host" />}
        </FormField>
      </div>
      <CredentialFields
        form={form}
        kind={preset.credential}
        hint="Encrypted at rest, and never shown again."
      />
      <PlaceFields form={form} preset={preset} isNew />
    </Form>
  );
}

/** What a preset knows by itself; the credential's fields are empty texts. */
function valuesFor(slug: string) {
  const preset = findPreset(slug);
  const isCustom = slug === CUSTOM || !preset;
  return {
    preset: slug,
    name: isCustom ? "" : preset.name,
    slug: isCustom ? "" : slug,
    baseUrl: undefined,
    credential: emptyCredential(preset?.credential ?? "optional_key"),
    region: null,
    settings: {},
  };
}

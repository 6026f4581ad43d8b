"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { type PresetDetails, presetDetails } from "@/lib/contract/presets";
import { Button } from "../../ui/actions/button";
import { Checkbox } from "../../ui/forms/checkbox";
import { OptionField } from "../../ui/forms/field";
import { Form } from "../../ui/forms/form";
import { FormField } from "../../ui/forms/form-field";
import { Input } from "../../ui/forms/input";
import { DialogActions } from "../../ui/overlays/dialog";

type PresetFormProps = {
  details: PresetDetails;
  submitLabel: string;
  onSubmit: (details: PresetDetails) => Promise<unknown>;
  onClose: () => void;
  /** Further choices, above who sees it. */
  children?: ReactNode;
};

/** Name, purpose and readers of a preset. What it sets is not a field: a secret in it is told by the server, with its place. */
export function PresetForm({ details, submitLabel, onSubmit, onClose, children }: PresetFormProps) {
  const form = useForm<PresetDetails, unknown, PresetDetails>({
    resolver: zodResolver(presetDetails),
    defaultValues: details,
  });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await onSubmit(values);
        onClose();
      }}
      actions={
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            {submitLabel}
          </Button>
        </DialogActions>
      }
    >
      <FormField form={form} name="name" label="Name">
        {(field) => <Input {...field} placeholder="Support, first reply" />}
      </FormField>
      <FormField form={form} name="description" label="What it is for" optional>
        {(field) => <Input {...field} />}
      </FormField>
      {children}
      <OptionField
        label="Share with the organization"
        hint="Everybody who may use the playground can open it by its link."
      >
        <Checkbox checked={form.watch("shared")} onChange={(checked) => form.setValue("shared", checked)} />
      </OptionField>
    </Form>
  );
}

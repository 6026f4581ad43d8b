"use client";

import { useMutation } from "@tanstack/react-query";
import { type Preset, updatePresetMutation } from "@/lib/client/presets";
import { updatePresetEndpoint } from "@/lib/contract/presets";
import { Button } from "../../ui/actions/button";
import { Checkbox } from "../../ui/forms/checkbox";
import { OptionField } from "../../ui/forms/field";
import { Form } from "../../ui/forms/form";
import { FormField } from "../../ui/forms/form-field";
import { Input } from "../../ui/forms/input";
import { useEndpointForm } from "../../ui/forms/use-endpoint-form";
import { Dialog, DialogActions } from "../../ui/overlays/dialog";

type EditPresetDialogProps = {
  orgId: string;
  preset: Preset;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function EditPresetDialog(props: EditPresetDialogProps) {
  return (
    <Dialog title="Preset" width="sm" open={props.open} onOpenChange={props.onOpenChange}>
      <EditForm {...props} />
    </Dialog>
  );
}

function EditForm({ orgId, preset, onOpenChange }: EditPresetDialogProps) {
  const update = useMutation(updatePresetMutation(orgId));
  const form = useEndpointForm(updatePresetEndpoint, {
    version: preset.version,
    name: preset.name,
    description: preset.description,
    shared: preset.shared,
  });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await update.mutateAsync({ ...values, presetId: preset.id });
        onOpenChange(false);
      }}
      actions={
        <DialogActions>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Save
          </Button>
        </DialogActions>
      }
    >
      <FormField form={form} name="name" label="Name">
        {(field) => <Input {...field} autoFocus />}
      </FormField>
      <FormField form={form} name="description" label="What it is for" optional>
        {(field) => <Input {...field} />}
      </FormField>
      <OptionField
        label="Share with the organization"
        hint="Everybody who may use the playground can open it by its link."
      >
        <Checkbox
          checked={form.watch("shared") ?? false}
          onChange={(checked) => form.setValue("shared", checked)}
        />
      </OptionField>
    </Form>
  );
}

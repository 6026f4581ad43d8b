"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { createPresetMutation, type Preset } from "@/lib/client/presets";
import { createPresetEndpoint } from "@/lib/contract/presets";
import type { PlaygroundSetup } from "@/lib/contract/playground-setup";
import { Button } from "../../ui/actions/button";
import { Checkbox } from "../../ui/forms/checkbox";
import { OptionField } from "../../ui/forms/field";
import { Form } from "../../ui/forms/form";
import { FormField } from "../../ui/forms/form-field";
import { Input } from "../../ui/forms/input";
import { useEndpointForm } from "../../ui/forms/use-endpoint-form";
import { Dialog, DialogActions } from "../../ui/overlays/dialog";

type SavePresetDialogProps = {
  orgId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What is saved, with or without the conversation. */
  setupFor: (withConversation: boolean) => PlaygroundSetup;
  canKeepConversation: boolean;
  forkedFrom: Preset | undefined;
  onSaved: (preset: Preset) => void;
};

export function SavePresetDialog(props: SavePresetDialogProps) {
  return (
    <Dialog
      title="Save as a preset"
      description="Models, parameters, system prompt, tools and the form of the answer, under a name."
      width="sm"
      open={props.open}
      onOpenChange={props.onOpenChange}
    >
      <SaveForm {...props} />
    </Dialog>
  );
}

function SaveForm(props: SavePresetDialogProps) {
  const { orgId, onOpenChange, setupFor, canKeepConversation, forkedFrom, onSaved } = props;
  const create = useMutation(createPresetMutation(orgId));
  const [withConversation, setWithConversation] = useState(false);
  const setup = setupFor(withConversation);
  const form = useEndpointForm(createPresetEndpoint, {
    name: forkedFrom ? `${forkedFrom.name} (copy)`.slice(0, 80) : "",
    description: forkedFrom?.description ?? "",
    shared: false,
    setup,
  });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        onSaved(await create.mutateAsync({ ...values, setup, forkedFromId: forkedFrom?.id }));
        onOpenChange(false);
      }}
      actions={
        <DialogActions>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Save preset
          </Button>
        </DialogActions>
      }
    >
      <FormField form={form} name="name" label="Name">
        {(field) => <Input {...field} placeholder="Support, first reply" autoFocus />}
      </FormField>
      <FormField form={form} name="description" label="What it is for" optional>
        {(field) => <Input {...field} />}
      </FormField>
      {canKeepConversation && (
        <OptionField label="With the conversation" hint="The bytes of attached files stay in this browser.">
          <Checkbox checked={withConversation} onChange={setWithConversation} />
        </OptionField>
      )}
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

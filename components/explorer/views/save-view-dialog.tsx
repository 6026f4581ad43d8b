"use client";

import { useMutation } from "@tanstack/react-query";
import { createViewMutation, type SavedView } from "@/lib/client/views";
import { createViewEndpoint } from "@/lib/contract/views";
import { Button } from "../../ui/actions/button";
import { Checkbox } from "../../ui/forms/checkbox";
import { OptionField } from "../../ui/forms/field";
import { Form } from "../../ui/forms/form";
import { FormField } from "../../ui/forms/form-field";
import { Input } from "../../ui/forms/input";
import { useEndpointForm } from "../../ui/forms/use-endpoint-form";
import { Dialog, DialogActions } from "../../ui/overlays/dialog";

type SaveViewDialogProps = {
  orgId: string;
  query: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSaved: (view: SavedView) => void;
};

export function SaveViewDialog(props: SaveViewDialogProps) {
  return (
    <Dialog
      title="Save as a view"
      description="The range, measure, grouping, filters and zone, under a name."
      width="sm"
      open={props.open}
      onOpenChange={props.onOpenChange}
    >
      <ViewForm {...props} />
    </Dialog>
  );
}

function ViewForm({ orgId, query, onOpenChange, onSaved }: SaveViewDialogProps) {
  const create = useMutation(createViewMutation(orgId));
  const form = useEndpointForm(createViewEndpoint, { name: "", query, shared: false });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        onSaved(await create.mutateAsync({ ...values, query }));
        onOpenChange(false);
      }}
      actions={
        <DialogActions>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Save view
          </Button>
        </DialogActions>
      }
    >
      <FormField form={form} name="name" label="Name">
        {(field) => <Input {...field} placeholder="Monday morning" />}
      </FormField>
      <OptionField
        label="Share with the organization"
        hint="Everybody who may see usage finds it in this menu."
      >
        <Checkbox
          checked={form.watch("shared") ?? false}
          onChange={(checked) => form.setValue("shared", checked)}
        />
      </OptionField>
    </Form>
  );
}

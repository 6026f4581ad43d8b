"use client";

import { useMutation } from "@tanstack/react-query";
import { updateModelMutation } from "@/lib/client/admin-models";
import { updateModelEndpoint } from "@/lib/contract/models";
import { Button } from "../../ui/actions/button";
import { toast } from "../../ui/feedback/toaster";
import { Form } from "../../ui/forms/form";
import { useEndpointForm } from "../../ui/forms/use-endpoint-form";
import { DialogActions } from "../../ui/overlays/dialog";
import type { AdminModel, NewModel } from "./model";
import { ModelFields } from "./model-fields";
import { ModelMarkup } from "./model-markup";

type EditModelFormProps = { model: AdminModel; onDone: () => void };

export function EditModelForm({ model, onDone }: EditModelFormProps) {
  const update = useMutation(updateModelMutation(model.id));
  const form = useEndpointForm(updateModelEndpoint, {
    name: model.name,
    ownedBy: model.ownedBy,
    description: model.description,
    contextTokens: model.contextTokens,
    maxOutputTokens: model.maxOutputTokens,
    inputModalities: model.inputModalities as NewModel["inputModalities"],
    outputModalities: model.outputModalities as NewModel["outputModalities"],
    markup: model.markup,
    operations: model.operations as NewModel["operations"],
    capabilities: model.capabilities as NewModel["capabilities"],
    tokenizer: model.tokenizer as NewModel["tokenizer"],
    routes: model.routes.map(({ providerId, upstreamModel, priority, weight, enabled }) => ({
      providerId,
      upstreamModel,
      priority,
      weight,
      enabled,
    })),
  });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await update.mutateAsync(values);
        toast.success("Model saved. Gateways use it within a second.");
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
      <ModelFields form={form} />
      <ModelMarkup form={form} />
    </Form>
  );
}

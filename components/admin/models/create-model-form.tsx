"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { createModelMutation } from "@/lib/client/admin-models";
import { createModelEndpoint } from "@/lib/contract/models";
import { Button } from "../../ui/actions/button";
import { Form } from "../../ui/forms/form";
import { FormField } from "../../ui/forms/form-field";
import { Input } from "../../ui/forms/input";
import { useEndpointForm } from "../../ui/forms/use-endpoint-form";
import { DialogActions } from "../../ui/overlays/dialog";
import { ModelFields } from "./model-fields";

export function CreateModelForm({ onDone }: { onDone: () => void }) {
  const router = useRouter();
  const create = useMutation(createModelMutation());
  const form = useEndpointForm(createModelEndpoint, {
    slug: "",
    name: "",
    ownedBy: "",
    description: "",
    contextTokens: 128_000,
    maxOutputTokens: 16_384,
    inputModalities: ["text"],
    outputModalities: ["text"],
    operations: ["chat"],
    capabilities: [],
    tokenizer: "o200k_base",
    enabled: true,
    routes: [],
  });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        const model = await create.mutateAsync(values);
        router.push(`/admin/models/${model.id}`);
      }}
      actions={
        <DialogActions>
          <Button onClick={onDone}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Add, then set a price
          </Button>
        </DialogActions>
      }
    >
      <FormField
        form={form}
        name="slug"
        label="Slug"
        hint="What callers write in “model”. It cannot be changed."
      >
        {(field) => <Input {...field} mono autoComplete="off" placeholder="openai/gpt-5-mini" />}
      </FormField>
      <ModelFields form={form} />
    </Form>
  );
}

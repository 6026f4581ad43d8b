"use client";

import { useMutation } from "@tanstack/react-query";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { createProjectMutation, updateProjectMutation } from "@/lib/client/projects";
import { createProjectEndpoint, updateProjectEndpoint } from "@/lib/contract/projects";
import { ModelPatternsInput } from "../keys/model-patterns-input";
import { RateLimitFields } from "../keys/rate-limit-fields";
import { Button } from "../ui/actions/button";
import { toast } from "../ui/feedback/toaster";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { Input } from "../ui/forms/input";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";
import { DialogActions } from "../ui/overlays/dialog";
import type { Project } from "./project";

type CreateProjectFormProps = { orgId: string; onDone: () => void };

export function CreateProjectForm({ orgId, onDone }: CreateProjectFormProps) {
  const create = useMutation(createProjectMutation(orgId));
  const form = useEndpointForm(createProjectEndpoint, {
    name: "",
    allowedModels: [],
    rpm: null,
    tpm: null,
    rpd: null,
    concurrency: null,
  });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await create.mutateAsync(values);
        onDone();
      }}
      actions={<Actions label="Create project" busy={form.formState.isSubmitting} onCancel={onDone} />}
    >
      <ProjectFields form={form} orgId={orgId} />
    </Form>
  );
}

type EditProjectFormProps = { orgId: string; project: Project; onDone: () => void };

export function EditProjectForm({ orgId, project, onDone }: EditProjectFormProps) {
  const update = useMutation(updateProjectMutation(orgId, project.id));
  const { name, allowedModels, rpm, tpm, rpd, concurrency } = project;
  const form = useEndpointForm(updateProjectEndpoint, { name, allowedModels, rpm, tpm, rpd, concurrency });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await update.mutateAsync(values);
        toast.success("Saved. Gateways apply it within a second.");
        onDone();
      }}
      actions={<Actions label="Save" busy={form.formState.isSubmitting} onCancel={onDone} />}
    >
      <ProjectFields form={form} orgId={orgId} />
    </Form>
  );
}

type ProjectFieldsProps<Values extends FieldValues> = {
  form: UseFormReturn<Values, unknown, Values>;
  orgId: string;
};

function ProjectFields<Values extends FieldValues>({ form, orgId }: ProjectFieldsProps<Values>) {
  return (
    <>
      <FormField form={form} name={"name" as Path<Values>} label="Name">
        {(field) => <Input {...field} autoComplete="off" placeholder="Support assistant" />}
      </FormField>
      <FormField
        form={form}
        name={"allowedModels" as Path<Values>}
        label="Models"
        hint="Leave empty for every model, those to come included."
      >
        {(field) => (
          <ModelPatternsInput
            orgId={orgId}
            value={field.value}
            onChange={field.onChange}
            placeholder="All models"
          />
        )}
      </FormField>
      <RateLimitFields form={form} />
    </>
  );
}

function Actions({ label, busy, onCancel }: { label: string; busy: boolean; onCancel: () => void }) {
  return (
    <DialogActions>
      <Button onClick={onCancel}>Cancel</Button>
      <Button type="submit" variant="primary" loading={busy}>
        {label}
      </Button>
    </DialogActions>
  );
}

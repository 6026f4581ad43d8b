"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { createKeyMutation } from "@/lib/client/keys";
import { projectsQuery } from "@/lib/client/projects";
import { createKeyEndpoint } from "@/lib/contract/keys";
import { Button } from "../ui/actions/button";
import { Segmented } from "../ui/actions/segmented";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { Input } from "../ui/forms/input";
import { Select } from "../ui/forms/select";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";
import { DialogActions } from "../ui/overlays/dialog";
import { Disclosure } from "../ui/page/disclosure";
import { BudgetField } from "./budget-field";
import type { KeyWithSecret } from "./key";
import { PermissionsField } from "./permissions-field";
import { RateLimitFields } from "./rate-limit-fields";
import { ModelScopeField, NarrowingFields } from "./scope-fields";

const ALWAYS_SHOWN = new Set([
  "name",
  "projectId",
  "environment",
  "permissions",
  "allowedModels",
  "budget",
  "root",
]);

type CreateKeyFormProps = {
  orgId: string;
  projectId: string | undefined;
  onCreated: (key: KeyWithSecret) => void;
  onCancel: () => void;
};

export function CreateKeyForm({ orgId, projectId, onCreated, onCancel }: CreateKeyFormProps) {
  const projects = useQuery(projectsQuery(orgId));
  const create = useMutation(createKeyMutation(orgId));
  const options = (projects.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const form = useEndpointForm(createKeyEndpoint, {
    name: "",
    projectId: projectId ?? options[0]?.value ?? "",
    environment: "live",
    permissions: ["inference"],
    allowedModels: [],
    allowedEndpoints: [],
    allowedCidrs: [],
    rpm: null,
    tpm: null,
    rpd: null,
    concurrency: null,
    maxTokensPerRequest: null,
    expiresAt: null,
  });
  const isAdvancedWrong = Object.keys(form.formState.errors).some((name) => !ALWAYS_SHOWN.has(name));
  return (
    <Form
      form={form}
      onSubmit={async (values) => onCreated(await create.mutateAsync(values))}
      actions={
        <DialogActions>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Create key
          </Button>
        </DialogActions>
      }
    >
      <FormField form={form} name="name" label="Name" hint="What will use it, so that you know it again.">
        {(field) => <Input {...field} placeholder="checkout-service" autoComplete="off" />}
      </FormField>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_auto]">
        <FormField form={form} name="projectId" label="Project">
          {(field) => (
            <Select
              value={field.value || null}
              onChange={field.onChange}
              options={options}
              placeholder="Choose a project"
            />
          )}
        </FormField>
        <FormField form={form} name="environment" label="Environment">
          {(field) => (
            <Segmented
              label="Environment"
              value={field.value ?? "live"}
              onChange={field.onChange}
              options={[
                { value: "live", label: "Live" },
                { value: "test", label: "Test" },
              ]}
            />
          )}
        </FormField>
      </div>
      <PermissionsField form={form} />
      <ModelScopeField form={form} orgId={orgId} />
      <BudgetField form={form} />
      <Disclosure title="Advanced" hint="Rate limits, endpoints, addresses, expiry" invalid={isAdvancedWrong}>
        <RateLimitFields form={form} />
        <NarrowingFields form={form} />
      </Disclosure>
    </Form>
  );
}

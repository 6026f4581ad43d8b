"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { setContentPolicyMutation } from "@/lib/client/content";
import { projectsQuery } from "@/lib/client/projects";
import { setContentPolicyEndpoint } from "@/lib/contract/content";
import { Button } from "../../ui/actions/button";
import { toast } from "../../ui/feedback/toaster";
import { Combobox } from "../../ui/forms/combobox";
import { Form } from "../../ui/forms/form";
import { FormField } from "../../ui/forms/form-field";
import { useEndpointForm } from "../../ui/forms/use-endpoint-form";
import { DialogActions } from "../../ui/overlays/dialog";
import { PolicyFields } from "./policy-fields";

/** A policy of a project's own, instead of the organization's. */
export function ProjectPolicyForm({ orgId, onDone }: { orgId: string; onDone: () => void }) {
  const projects = useQuery(projectsQuery(orgId)).data?.items ?? [];
  const save = useMutation(setContentPolicyMutation(orgId));
  const form = useEndpointForm(setContentPolicyEndpoint, {
    mode: "errors",
    samplePercent: 10,
    retentionDays: 30,
  });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await save.mutateAsync(values);
        toast.success("Saved. Gateways follow within a second.");
        onDone();
      }}
      actions={
        <DialogActions>
          <Button onClick={onDone}>Cancel</Button>
          <Button
            type="submit"
            variant="primary"
            disabled={!form.watch("projectId")}
            loading={form.formState.isSubmitting}
          >
            Save
          </Button>
        </DialogActions>
      }
    >
      <FormField form={form} name="projectId" label="Project">
        {({ value, onChange }) => (
          <Combobox
            aria-label="Project"
            value={value ?? null}
            onChange={onChange}
            options={projects.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </FormField>
      <PolicyFields form={form} />
    </Form>
  );
}

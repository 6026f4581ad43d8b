"use client";

import { useMutation } from "@tanstack/react-query";
import { setContentPolicyMutation } from "@/lib/client/content";
import { type ContentPolicy, setContentPolicyEndpoint } from "@/lib/contract/content";
import { Button } from "../../ui/actions/button";
import { toast } from "../../ui/feedback/toaster";
import { Form } from "../../ui/forms/form";
import { useEndpointForm } from "../../ui/forms/use-endpoint-form";
import { PolicyFields } from "./policy-fields";

/** The organization's own policy. */
export function ContentPolicyForm({ orgId, policy }: { orgId: string; policy: ContentPolicy }) {
  const save = useMutation(setContentPolicyMutation(orgId));
  const form = useEndpointForm(setContentPolicyEndpoint, policy);
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await save.mutateAsync(values);
        toast.success("Saved. Gateways follow within a second.");
      }}
      actions={
        <Button
          type="submit"
          variant="primary"
          className="self-start"
          disabled={!form.formState.isDirty}
          loading={form.formState.isSubmitting}
        >
          Save
        </Button>
      }
    >
      <PolicyFields form={form} />
      <p className="text-subtle text-xs">
        A request with the header <code>x-turnpike-no-store: true</code>, or with <code>"store": false</code>,
        is never kept. Who reads what is kept is in the audit log.
      </p>
    </Form>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { createOrgMutation } from "@/lib/client/orgs";
import { createOrgEndpoint } from "@/lib/contract/orgs";
import { Button } from "../ui/actions/button";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { Input } from "../ui/forms/input";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";

export function CreateOrgForm() {
  const create = useMutation(createOrgMutation());
  const form = useEndpointForm(createOrgEndpoint, { name: "" });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        const org = await create.mutateAsync(values);
        window.location.assign(`/${org.slug}/get-started`);
      }}
      actions={
        <Button type="submit" variant="primary" className="self-start" loading={form.formState.isSubmitting}>
          Create organization
        </Button>
      }
    >
      <FormField
        form={form}
        name="name"
        label="Name"
        hint="A company, a team or a department that pays for itself."
      >
        {(field) => (
          <Input {...field} autoFocus autoComplete="organization" placeholder="Analytical Engines" />
        )}
      </FormField>
    </Form>
  );
}

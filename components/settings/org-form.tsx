"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { updateOrgMutation } from "@/lib/client/orgs";
import type { ResponseOf } from "@/lib/contract/endpoint";
import { type getOrgEndpoint, updateOrgEndpoint } from "@/lib/contract/orgs";
import { Button } from "../ui/actions/button";
import { toast } from "../ui/feedback/toaster";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { Input } from "../ui/forms/input";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";

type Org = ResponseOf<typeof getOrgEndpoint>;

export function OrgForm({ org }: { org: Org }) {
  const router = useRouter();
  const update = useMutation(updateOrgMutation(org.id));
  const form = useEndpointForm(updateOrgEndpoint, { name: org.name, slug: org.slug });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        const saved = await update.mutateAsync(values);
        form.reset({ name: saved.name, slug: saved.slug });
        toast.success("Organization saved");
        if (saved.slug !== org.slug) router.replace(`/${saved.slug}/settings`);
        router.refresh();
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
      <FormField form={form} name="name" label="Name">
        {(field) => <Input {...field} value={field.value ?? ""} autoComplete="organization" />}
      </FormField>
      <FormField
        form={form}
        name="slug"
        label="Address"
        hint="Links to the portal’s pages change with it; keys and the API do not."
      >
        {(field) => <Input {...field} value={field.value ?? ""} lead="/" mono autoComplete="off" />}
      </FormField>
    </Form>
  );
}

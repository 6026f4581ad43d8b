"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { requestVerificationMutation, updateMeMutation } from "@/lib/client/account";
import { updateMeEndpoint } from "@/lib/contract/me";
import { Button } from "../ui/actions/button";
import { Badge } from "../ui/data/badge";
import { toast } from "../ui/feedback/toaster";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { Input } from "../ui/forms/input";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";
import { Panel } from "../ui/page/panel";
import type { Me } from "./me";

export function ProfilePanel({ me }: { me: Me }) {
  const router = useRouter();
  const update = useMutation(updateMeMutation());
  const form = useEndpointForm(updateMeEndpoint, { name: me.name });
  return (
    <Panel title="Profile">
      <Form
        form={form}
        onSubmit={async (values) => {
          const { name } = await update.mutateAsync(values);
          form.reset({ name });
          toast.success("Name saved");
          router.refresh();
        }}
        actions={
          <Button
            type="submit"
            className="self-start"
            disabled={!form.formState.isDirty}
            loading={form.formState.isSubmitting}
          >
            Save
          </Button>
        }
      >
        <FormField form={form} name="name" label="Name">
          {(field) => <Input {...field} autoComplete="name" />}
        </FormField>
        <Address me={me} />
      </Form>
    </Panel>
  );
}

function Address({ me }: { me: Me }) {
  const request = useMutation(requestVerificationMutation());

  function mailAgain() {
    request.mutate(undefined, {
      onSuccess: () => toast.success(`A link is on its way to ${me.email}`),
      onError: (error) => toast.error(error.message),
    });
  }

  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <div className="min-w-0">
        <div className="font-medium">E-mail</div>
        <div className="break-all text-muted">{me.email}</div>
      </div>
      {me.emailVerifiedAt ? (
        <Badge tone="accent">confirmed</Badge>
      ) : (
        <span className="flex items-center gap-2">
          <Badge tone="warning">not confirmed</Badge>
          <Button size="sm" loading={request.isPending} disabled={request.isSuccess} onClick={mailAgain}>
            {request.isSuccess ? "Sent" : "Send the link again"}
          </Button>
        </span>
      )}
    </div>
  );
}

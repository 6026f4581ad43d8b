"use client";

import { useMutation } from "@tanstack/react-query";
import type { Role } from "@/lib/access";
import { createInvitationMutation } from "@/lib/client/members";
import { createInvitationEndpoint } from "@/lib/contract/members";
import { Button } from "../ui/actions/button";
import { toast } from "../ui/feedback/toaster";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { Input } from "../ui/forms/input";
import { RadioGroup } from "../ui/forms/radio-group";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";
import { DialogActions } from "../ui/overlays/dialog";
import { roleOptions } from "./role-text";

type InviteFormProps = { orgId: string; role: Role; onDone: () => void };

export function InviteForm({ orgId, role, onDone }: InviteFormProps) {
  const invite = useMutation(createInvitationMutation(orgId));
  const form = useEndpointForm(createInvitationEndpoint, { email: "", role: "developer" });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        const { email } = await invite.mutateAsync(values);
        toast.success(`An invitation is on its way to ${email}`);
        onDone();
      }}
      actions={
        <DialogActions>
          <Button onClick={onDone}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Send invitation
          </Button>
        </DialogActions>
      }
    >
      <FormField form={form} name="email" label="E-mail" hint="The link in the mail is good for seven days.">
        {(field) => <Input {...field} type="email" autoComplete="off" placeholder="grace@example.com" />}
      </FormField>
      <FormField form={form} name="role" label="Role">
        {(field) => (
          <RadioGroup
            aria-label="Role"
            value={field.value}
            onChange={field.onChange}
            options={roleOptions(role)}
          />
        )}
      </FormField>
    </Form>
  );
}

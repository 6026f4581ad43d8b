"use client";

import { useMutation } from "@tanstack/react-query";
import { ROLE_LABELS, type Role } from "@/lib/access";
import { updateMemberMutation } from "@/lib/client/members";
import { updateMemberEndpoint } from "@/lib/contract/members";
import { Button } from "../ui/actions/button";
import { toast } from "../ui/feedback/toaster";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { RadioGroup } from "../ui/forms/radio-group";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";
import { DialogActions } from "../ui/overlays/dialog";
import type { Member } from "./member";
import { roleOptions } from "./role-text";

type ChangeRoleFormProps = { orgId: string; member: Member; own: Role; onDone: () => void };

export function ChangeRoleForm({ orgId, member, own, onDone }: ChangeRoleFormProps) {
  const update = useMutation(updateMemberMutation(orgId));
  const form = useEndpointForm(updateMemberEndpoint, { role: member.role });
  return (
    <Form
      form={form}
      onSubmit={async ({ role }) => {
        await update.mutateAsync({ userId: member.userId, role });
        toast.success(`${member.name} is now ${ROLE_LABELS[role].toLowerCase()}`);
        onDone();
      }}
      actions={
        <DialogActions>
          <Button onClick={onDone}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Change role
          </Button>
        </DialogActions>
      }
    >
      <FormField form={form} name="role" label="Role">
        {(field) => (
          <RadioGroup
            aria-label="Role"
            value={field.value}
            onChange={field.onChange}
            options={roleOptions(own)}
          />
        )}
      </FormField>
    </Form>
  );
}

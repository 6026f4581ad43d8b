"use client";

import { useMutation } from "@tanstack/react-query";
import { ROLE_LABELS } from "@/lib/access";
import { startImpersonationMutation } from "@/lib/client/impersonation";
import { IMPERSONATION_MINUTES_MAX, startImpersonationEndpoint } from "@/lib/contract/impersonation";
import { Button } from "../../../ui/actions/button";
import { Form } from "../../../ui/forms/form";
import { FormField } from "../../../ui/forms/form-field";
import { Select } from "../../../ui/forms/select";
import { Textarea } from "../../../ui/forms/textarea";
import { useEndpointForm } from "../../../ui/forms/use-endpoint-form";
import { Dialog, DialogActions } from "../../../ui/overlays/dialog";
import type { TenantDetail } from "../tenant";

/** As whom to look: a member, or a viewer who is nobody of the organization. */
export type LookAs = Pick<TenantDetail["members"][number], "userId" | "name" | "role"> | "viewer";

type ImpersonateDialogProps = {
  tenant: TenantDetail["tenant"];
  lookAs: LookAs | undefined;
  onClose: () => void;
};

/** Open while there is somebody to look as. */
export function ImpersonateDialog({ tenant, lookAs, onClose }: ImpersonateDialogProps) {
  return (
    <Dialog
      open={lookAs !== undefined}
      onOpenChange={onClose}
      title={lookAs ? `See ${tenant.name} as ${nameOf(lookAs)}` : ""}
      width="sm"
    >
      {lookAs && <ImpersonateForm tenant={tenant} lookAs={lookAs} onClose={onClose} />}
    </Dialog>
  );
}

function nameOf(lookAs: LookAs): string {
  return lookAs === "viewer" ? "a viewer" : `${lookAs.name} (${ROLE_LABELS[lookAs.role].toLowerCase()})`;
}

const MINUTES = [15, 30, IMPERSONATION_MINUTES_MAX].map((minutes) => ({
  value: String(minutes),
  label: `${minutes} minutes`,
}));

function ImpersonateForm({ tenant, lookAs, onClose }: ImpersonateDialogProps & { lookAs: LookAs }) {
  const start = useMutation(startImpersonationMutation(tenant.id));
  const form = useEndpointForm(startImpersonationEndpoint, {
    userId: lookAs === "viewer" ? null : lookAs.userId,
    reason: "",
    minutes: IMPERSONATION_MINUTES_MAX,
  });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        const { orgSlug } = await start.mutateAsync(values);
        // A whole new page: nothing that was read as an operator stays in the browser's cache.
        window.location.assign(`/${orgSlug}`);
      }}
      actions={
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting || start.isSuccess}>
            Open the portal
          </Button>
        </DialogActions>
      }
    >
      <p className="text-muted">
        You see what they see and change nothing; prompts, answers and accounts stay theirs. The tenant’s
        audit log tells that it was you, why, and until when.
      </p>
      <FormField form={form} name="reason" label="Reason" hint="The tenant reads it.">
        {(field) => <Textarea {...field} rows={2} placeholder="Ticket 4711: a chart of theirs stays empty" />}
      </FormField>
      <FormField form={form} name="minutes" label="For at most">
        {({ value, onChange }) => (
          <Select value={String(value)} options={MINUTES} onChange={(text) => onChange(Number(text))} />
        )}
      </FormField>
    </Form>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { grantCreditMutation } from "@/lib/client/tenants";
import { grantCreditEndpoint } from "@/lib/contract/credits";
import { formatUsd } from "@/lib/core/money";
import { Button } from "../../ui/actions/button";
import { Money } from "../../ui/data/money";
import { toast } from "../../ui/feedback/toaster";
import { Form } from "../../ui/forms/form";
import { FormField } from "../../ui/forms/form-field";
import { Input } from "../../ui/forms/input";
import { useEndpointForm } from "../../ui/forms/use-endpoint-form";
import { Dialog, DialogActions } from "../../ui/overlays/dialog";
import type { Tenant } from "./tenant";

type GrantCreditDialogProps = { tenant: Tenant | undefined; onClose: () => void };

/** Open while there is a tenant to give credit to. */
export function GrantCreditDialog({ tenant, onClose }: GrantCreditDialogProps) {
  return (
    <Dialog
      open={tenant !== undefined}
      onOpenChange={onClose}
      title={`Grant credit to ${tenant?.name ?? ""}`}
      width="sm"
    >
      {tenant && <GrantCreditForm tenant={tenant} onDone={onClose} />}
    </Dialog>
  );
}

type GrantCreditFormProps = { tenant: Tenant; onDone: () => void };

function GrantCreditForm({ tenant, onDone }: GrantCreditFormProps) {
  const grant = useMutation(grantCreditMutation(tenant.id));
  const form = useEndpointForm(grantCreditEndpoint, { amountUsd: "", memo: "" });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        const { amountNanos } = await grant.mutateAsync(values);
        toast.success(`${tenant.name} has ${formatUsd(amountNanos)} more`);
        onDone();
      }}
      actions={
        <DialogActions>
          <Button onClick={onDone}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Grant credit
          </Button>
        </DialogActions>
      }
    >
      <p className="text-muted">
        <Money nanos={tenant.credit.availableNanos} className="font-medium text-ink" /> of{" "}
        <Money nanos={tenant.credit.grantedNanos} /> are left. A grant can be spent at once, and cannot be
        taken back.
      </p>
      <FormField form={form} name="amountUsd" label="Amount">
        {(field) => <Input {...field} lead="$" inputMode="decimal" autoComplete="off" placeholder="100.00" />}
      </FormField>
      <FormField form={form} name="memo" label="Memo" optional hint="The tenant sees it on the statement.">
        {(field) => <Input {...field} autoComplete="off" placeholder="Invoice 2026-114" />}
      </FormField>
    </Form>
  );
}

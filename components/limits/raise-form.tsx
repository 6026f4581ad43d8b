"use client";

import { addDays } from "date-fns";
import { createRaiseEndpoint } from "@/lib/contract/budget-raises";
import type { BodyOf } from "@/lib/contract/endpoint";
import { Button } from "../ui/actions/button";
import { toast } from "../ui/feedback/toaster";
import { DateTimeInput } from "../ui/forms/date-time-input";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { Input } from "../ui/forms/input";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";
import { DialogActions } from "../ui/overlays/dialog";

type RaiseFormProps = {
  onSubmit: (values: BodyOf<typeof createRaiseEndpoint>) => Promise<unknown>;
  onDone: () => void;
};

const LASTS_DAYS = 3;

export function RaiseForm({ onSubmit, onDone }: RaiseFormProps) {
  const form = useEndpointForm(createRaiseEndpoint, {
    amountUsd: "",
    endsAt: addDays(new Date(), LASTS_DAYS).toISOString(),
    reason: "",
  });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await onSubmit(values);
        toast.success("Raised. It ends by itself.");
        onDone();
      }}
      actions={
        <DialogActions>
          <Button onClick={onDone}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Raise
          </Button>
        </DialogActions>
      }
    >
      <div className="grid grid-cols-[minmax(0,8rem)_minmax(0,1fr)] gap-3">
        <FormField form={form} name="amountUsd" label="More">
          {(field) => <Input {...field} lead="$" inputMode="decimal" placeholder="50.00" data-focus-first />}
        </FormField>
        <FormField form={form} name="endsAt" label="Until">
          {(field) => <DateTimeInput value={field.value} onChange={field.onChange} />}
        </FormField>
      </div>
      <FormField form={form} name="reason" label="Why" hint="Kept in the audit log.">
        {(field) => <Input {...field} autoComplete="off" placeholder="Launch weekend" />}
      </FormField>
    </Form>
  );
}

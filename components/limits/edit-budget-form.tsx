"use client";

import { useMutation } from "@tanstack/react-query";
import { updateBudgetMutation } from "@/lib/client/limits";
import { updateBudgetEndpoint } from "@/lib/contract/limits";
import { usdFromNanos } from "@/lib/core/money";
import { Button } from "../ui/actions/button";
import { Money } from "../ui/data/money";
import { toast } from "../ui/feedback/toaster";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { Input } from "../ui/forms/input";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";
import { DialogActions } from "../ui/overlays/dialog";
import { type Metered, WINDOW_PHRASES } from "./budget";

export type EditedBudget = Metered & { id: string };
type EditBudgetFormProps = { orgId: string; budget: EditedBudget; onDone: () => void };

export function EditBudgetForm({ orgId, budget, onDone }: EditBudgetFormProps) {
  const update = useMutation(updateBudgetMutation(orgId, budget.id));
  const form = useEndpointForm(updateBudgetEndpoint, { limitUsd: usdFromNanos(BigInt(budget.limitNanos)) });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await update.mutateAsync(values);
        toast.success("Limit changed. Gateways hold to it within a second.");
        onDone();
      }}
      actions={
        <DialogActions>
          <Button onClick={onDone}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Save
          </Button>
        </DialogActions>
      }
    >
      <FormField
        form={form}
        name="limitUsd"
        label="Limit"
        hint={
          BigInt(budget.spentNanos) > 0n && (
            <>
              <Money nanos={budget.spentNanos} /> are spent in this window. A limit below that stops calls at
              once.
            </>
          )
        }
      >
        {(field) => <Input {...field} lead="$" trail={WINDOW_PHRASES[budget.window]} inputMode="decimal" />}
      </FormField>
    </Form>
  );
}

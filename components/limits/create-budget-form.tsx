"use client";

import { useMutation } from "@tanstack/react-query";
import { createBudgetMutation } from "@/lib/client/limits";
import { createBudgetEndpoint } from "@/lib/contract/limits";
import { Button } from "../ui/actions/button";
import { toast } from "../ui/feedback/toaster";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { Input } from "../ui/forms/input";
import { RadioGroup } from "../ui/forms/radio-group";
import { Select } from "../ui/forms/select";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";
import { DialogActions } from "../ui/overlays/dialog";
import { type BudgetScope, type NewBudget, WINDOW_OPTIONS } from "./budget";
import { BudgetScopeFields } from "./budget-scope-fields";

type CreateBudgetFormProps = {
  orgId: string;
  scope: BudgetScope | undefined;
  window?: NewBudget["window"];
  onDone: () => void;
};

const KINDS = [
  { value: "cap", label: "Refuse calls", hint: "Hard: spend never passes it." },
  { value: "soft", label: "Only alert", hint: "Soft: nothing is refused." },
] as const;

export function CreateBudgetForm({ orgId, scope, window = "month", onDone }: CreateBudgetFormProps) {
  const create = useMutation(createBudgetMutation(orgId));
  const form = useEndpointForm(createBudgetEndpoint, {
    kind: "cap",
    scopeType: scope?.scopeType ?? "org",
    scopeId: scope?.scopeId ?? orgId,
    window,
    limitUsd: "",
  });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await create.mutateAsync(values);
        toast.success(
          values.kind === "soft"
            ? "Budget added. It alerts at 50, 80 and 100%."
            : "Budget added. Gateways hold to it within a second.",
        );
        onDone();
      }}
      actions={
        <DialogActions>
          <Button onClick={onDone}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Add budget
          </Button>
        </DialogActions>
      }
    >
      <FormField form={form} name="kind" label="When it is spent">
        {(field) => (
          <RadioGroup
            aria-label="When it is spent"
            value={field.value ?? "cap"}
            onChange={field.onChange}
            options={KINDS}
          />
        )}
      </FormField>
      {!scope && <BudgetScopeFields form={form} orgId={orgId} />}
      <div className="grid grid-cols-[minmax(0,9rem)_minmax(0,1fr)] gap-3">
        <FormField form={form} name="limitUsd" label="Limit">
          {(field) => (
            <Input
              {...field}
              lead="$"
              inputMode="decimal"
              placeholder="100.00"
              data-focus-first={scope && true}
            />
          )}
        </FormField>
        <FormField form={form} name="window" label="Spent">
          {(field) => <Select value={field.value} onChange={field.onChange} options={WINDOW_OPTIONS} />}
        </FormField>
      </div>
    </Form>
  );
}

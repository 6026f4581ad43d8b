"use client";

import type { BodyOf } from "@/lib/contract/endpoint";
import { createPlanBudgetEndpoint } from "@/lib/contract/plan-limits";
import { WINDOW_OPTIONS } from "../../limits/budget";
import { Button } from "../../ui/actions/button";
import { Form } from "../../ui/forms/form";
import { FormField } from "../../ui/forms/form-field";
import { Input } from "../../ui/forms/input";
import { Select } from "../../ui/forms/select";
import { useEndpointForm } from "../../ui/forms/use-endpoint-form";
import { DialogActions } from "../../ui/overlays/dialog";

type PlanBudget = BodyOf<typeof createPlanBudgetEndpoint>;
type PlanBudgetFormProps = {
  /** Given when an allowance is changed: its window stays. */
  before?: PlanBudget;
  onSubmit: (values: PlanBudget) => Promise<unknown>;
  onDone: () => void;
};

export function PlanBudgetForm({ before, onSubmit, onDone }: PlanBudgetFormProps) {
  const form = useEndpointForm(createPlanBudgetEndpoint, before ?? { window: "month", limitUsd: "" });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await onSubmit(values);
        onDone();
      }}
      actions={
        <DialogActions>
          <Button onClick={onDone}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            {before ? "Save" : "Add allowance"}
          </Button>
        </DialogActions>
      }
    >
      <FormField form={form} name="limitUsd" label="Limit">
        {(field) => <Input {...field} lead="$" inputMode="decimal" placeholder="1000.00" />}
      </FormField>
      {!before && (
        <FormField form={form} name="window" label="Spent">
          {(field) => <Select value={field.value} onChange={field.onChange} options={WINDOW_OPTIONS} />}
        </FormField>
      )}
    </Form>
  );
}

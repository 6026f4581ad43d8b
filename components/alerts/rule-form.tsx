"use client";

import { useMutation } from "@tanstack/react-query";
import { createRuleMutation } from "@/lib/client/alerts";
import { type AlertBasis, type AlertUnit, createAlertRuleEndpoint } from "@/lib/contract/alerts";
import { Button } from "../ui/actions/button";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { Input } from "../ui/forms/input";
import { Select } from "../ui/forms/select";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";

export type WatchedKind = "budget" | "lifetime" | "credit";

type Choice = { value: string; label: string; basis: AlertBasis; unit: AlertUnit };

const CHOICES: Choice[] = [
  { value: "actual percent", label: "of the limit is spent", basis: "actual", unit: "percent" },
  { value: "actual usd", label: "is spent", basis: "actual", unit: "usd" },
  {
    value: "forecast percent",
    label: "of the limit is forecast by the end",
    basis: "forecast",
    unit: "percent",
  },
  { value: "forecast usd", label: "is forecast by the end", basis: "forecast", unit: "usd" },
];
const CREDIT_CHOICES: Choice[] = [
  { value: "actual usd", label: "or less is left", basis: "actual", unit: "usd" },
  { value: "forecast days", label: "or fewer are left by the forecast", basis: "forecast", unit: "days" },
];
const CHOICES_OF: Record<WatchedKind, Choice[]> = {
  budget: CHOICES,
  lifetime: CHOICES.filter(({ basis }) => basis === "actual"),
  credit: CREDIT_CHOICES,
};

type RuleFormProps = { orgId: string; budgetId: string; kind: WatchedKind };

/** Another threshold: an amount, and what it is of. */
export function RuleForm({ orgId, budgetId, kind }: RuleFormProps) {
  const create = useMutation(createRuleMutation(orgId));
  const choices = CHOICES_OF[kind];
  const [first] = choices;
  const form = useEndpointForm(createAlertRuleEndpoint, {
    budgetId,
    basis: first!.basis,
    unit: first!.unit,
    amount: "",
  });
  const unit = form.watch("unit");
  const chosen = `${form.watch("basis")} ${unit}`;

  function choose(value: string) {
    const choice = choices.find((one) => one.value === value)!;
    form.setValue("basis", choice.basis);
    form.setValue("unit", choice.unit);
    form.clearErrors();
  }

  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await create.mutateAsync(values);
        form.reset({ ...values, amount: "" });
      }}
      actions={
        <Button type="submit" size="sm" className="self-start" loading={form.formState.isSubmitting}>
          Add alert
        </Button>
      }
    >
      <div className="grid grid-cols-[minmax(0,7rem)_minmax(0,1fr)] gap-3">
        <FormField form={form} name="amount" label="When">
          {(field) => (
            <Input
              {...field}
              inputMode="decimal"
              lead={unit === "usd" ? "$" : undefined}
              trail={unit === "percent" ? "%" : unit === "days" ? "days" : undefined}
              placeholder={unit === "percent" ? "90" : unit === "days" ? "14" : "25.00"}
            />
          )}
        </FormField>
        <FormField form={form} name="unit" label="Of what">
          {() => <Select aria-label="Of what" value={chosen} onChange={choose} options={choices} />}
        </FormField>
      </div>
    </Form>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { resolveQuarantineMutation } from "@/lib/client/quarantine";
import { type QUARANTINE_DECISIONS, resolveQuarantineEndpoint } from "@/lib/contract/quarantine";
import { formatUsd } from "@/lib/core/money";
import { Button } from "../../ui/actions/button";
import { toast } from "../../ui/feedback/toaster";
import { Form } from "../../ui/forms/form";
import { FormField } from "../../ui/forms/form-field";
import { Input } from "../../ui/forms/input";
import { NumberInput } from "../../ui/forms/number-input";
import { RadioGroup } from "../../ui/forms/radio-group";
import { useEndpointForm } from "../../ui/forms/use-endpoint-form";
import { DialogActions } from "../../ui/overlays/dialog";
import { Disclosure } from "../../ui/page/disclosure";
import type { QuarantinedCall } from "./quarantine-columns";
import { COMMON_PARTS, RARE_PARTS, USAGE_LABELS } from "./usage-parts";

type Choice = (typeof QUARANTINE_DECISIONS)[number];
type ResolveFormProps = { call: QuarantinedCall; onDone: () => void };

function choicesFor(call: QuarantinedCall) {
  const cost = call.countedCostNanos;
  const counted = cost !== null && {
    value: "bill_counted" as const,
    label: `Bill ${formatUsd(cost)}`,
    hint: "At the tokens that were counted here.",
  };
  return [
    ...(counted ? [counted] : []),
    { value: "bill_usage" as const, label: "Bill at other figures", hint: "Such as the provider confirms." },
    { value: "dismiss" as const, label: "Dismiss", hint: "The call stays free." },
  ];
}

/** The decision is made once; a bill is a correction on the tenant's statement. */
export function ResolveForm({ call, onDone }: ResolveFormProps) {
  const resolve = useMutation(resolveQuarantineMutation(call.id));
  const choices = choicesFor(call);
  const form = useEndpointForm(resolveQuarantineEndpoint, { decision: choices[0]!.value, note: "" });
  const decision = form.watch("decision");
  const choose = (next: Choice) => {
    form.setValue("decision", next);
    form.setValue("usage", next === "bill_usage" ? {} : undefined);
    form.clearErrors();
  };
  const part = (name: keyof typeof USAGE_LABELS) => (
    <FormField key={name} form={form} name={`usage.${name}`} label={USAGE_LABELS[name]}>
      {(field) => (
        <NumberInput {...field} onChange={(value) => field.onChange(value ?? undefined)} placeholder="0" />
      )}
    </FormField>
  );
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        const { billedNanos } = await resolve.mutateAsync(values);
        toast.success(billedNanos ? `Billed ${formatUsd(billedNanos)}` : "Dismissed");
        onDone();
      }}
      actions={
        <DialogActions>
          <Button onClick={onDone}>Decide later</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            {decision === "dismiss" ? "Dismiss the call" : "Bill the call"}
          </Button>
        </DialogActions>
      }
    >
      <RadioGroup aria-label="Decision" value={decision} onChange={choose} options={choices} />
      {decision === "bill_usage" && (
        <>
          <div className="grid gap-4 sm:grid-cols-3">{COMMON_PARTS.map(part)}</div>
          <Disclosure title="Other classes" hint="Audio, images, characters, searches">
            <div className="grid gap-4 sm:grid-cols-3">{RARE_PARTS.map(part)}</div>
          </Disclosure>
          {form.formState.errors.usage?.message && (
            <p role="alert" className="text-danger-ink text-xs">
              {form.formState.errors.usage.message}
            </p>
          )}
        </>
      )}
      <FormField form={form} name="note" label="Note" optional hint="Kept in the audit log.">
        {(field) => <Input {...field} autoComplete="off" placeholder="Confirmed by the provider's support" />}
      </FormField>
    </Form>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { setPriceMutation } from "@/lib/client/admin-models";
import { setPriceEndpoint } from "@/lib/contract/prices";
import { Button } from "../../ui/actions/button";
import { toast } from "../../ui/feedback/toaster";
import { DateTimeInput } from "../../ui/forms/date-time-input";
import { Form } from "../../ui/forms/form";
import { FormField } from "../../ui/forms/form-field";
import { Input } from "../../ui/forms/input";
import { useEndpointForm } from "../../ui/forms/use-endpoint-form";
import { DialogActions } from "../../ui/overlays/dialog";
import { Disclosure } from "../../ui/page/disclosure";
import type { AdminModel } from "../models/model";
import { ContextTiers } from "./context-tiers";
import { RateInput } from "./rate-input";
import { examplePhrase, RATE_LABELS, type TokenRate } from "./rate-text";

const PER_MILLION = "/ M";
const RARE: TokenRate[] = ["cacheWrite", "reasoning", "audioInput", "audioOutput"];

const COMMON = new Set(["input", "cachedInput", "output"]);

type PriceFormProps = { model: AdminModel; onDone: () => void };

export function PriceForm({ model, onDone }: PriceFormProps) {
  const set = useMutation(setPriceMutation(model.id));
  const form = useEndpointForm(setPriceEndpoint, {
    rates: model.upcomingPrice?.rates ?? model.price?.rates ?? {},
    effectiveFrom: undefined,
    note: "",
  });
  const isRareWrong = Object.keys(form.formState.errors.rates ?? {}).some((name) => !COMMON.has(name));
  const example = examplePhrase(form.watch("rates"));
  const rate = (name: TokenRate, placeholder?: string) => (
    <FormField key={name} form={form} name={`rates.${name}`} label={RATE_LABELS[name]}>
      {(field) => (
        <RateInput
          value={field.value}
          onChange={field.onChange}
          trail={PER_MILLION}
          placeholder={placeholder}
        />
      )}
    </FormField>
  );
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        const price = await set.mutateAsync(values);
        const isNow = Date.parse(price.effectiveFrom) <= Date.now();
        toast.success(isNow ? "The price is in force" : "The price is announced for its date");
        onDone();
      }}
      actions={
        <DialogActions>
          <Button onClick={onDone}>Cancel</Button>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Set price
          </Button>
        </DialogActions>
      }
    >
      <p className="text-muted text-xs">In USD per million tokens.</p>
      <div className="grid gap-4 sm:grid-cols-3">
        {rate("input")}
        {rate("cachedInput", "as input")}
        {rate("output")}
      </div>
      <Disclosure title="Other classes" hint="Reasoning, audio, images, context tiers" invalid={isRareWrong}>
        <div className="grid gap-4 sm:grid-cols-2">
          {RARE.map((name) =>
            rate(name, name.endsWith("Input") || name === "cacheWrite" ? "as input" : "as output"),
          )}
          <FormField form={form} name="rates.perImage" label="Each image">
            {(field) => <RateInput value={field.value} onChange={field.onChange} placeholder="free" />}
          </FormField>
          <FormField form={form} name="rates.perRequest" label="Each request">
            {(field) => <RateInput value={field.value} onChange={field.onChange} placeholder="free" />}
          </FormField>
        </div>
        <ContextTiers form={form} />
      </Disclosure>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField form={form} name="effectiveFrom" label="In force from" hint="Empty: at once.">
          {(field) => <DateTimeInput {...field} onChange={(at) => field.onChange(at ?? undefined)} />}
        </FormField>
        <FormField form={form} name="note" label="Note" optional>
          {(field) => <Input {...field} autoComplete="off" placeholder="List price of November" />}
        </FormField>
      </div>
      <div className="rounded-md bg-sunken px-3 py-2 text-xs" aria-live="polite">
        <span className="text-muted">A call with 10,000 tokens in and 1,000 out: </span>
        <span className="font-mono">{example ?? "write the input and output rates"}</span>
      </div>
    </Form>
  );
}

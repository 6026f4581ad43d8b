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
import { ImageKinds } from "./image-kinds";
import { PriceVariants } from "./price-variants";
import { RateInput } from "./rate-input";
import {
  examplePhrase,
  RATE_LABELS,
  TOKEN_RATES,
  type TokenRate,
  UNIT_RATES,
  type UnitRate,
} from "./rate-text";

const PER_MILLION = "/ M";
const COMMON: ReadonlySet<string> = new Set(["input", "cachedInput", "output"]);
const RARE = TOKEN_RATES.filter((name) => !COMMON.has(name));
const VARIANTS: ReadonlySet<string> = new Set(["batch", "serviceTiers", "timeOfDay"]);
const AS: Partial<Record<TokenRate, string>> = {
  cacheWrite1h: "as cache write",
  reasoning: "as output",
  audioOutput: "as output",
  imageOutput: "as output",
};

type PriceFormProps = { model: AdminModel; onDone: () => void };

export function PriceForm({ model, onDone }: PriceFormProps) {
  const set = useMutation(setPriceMutation(model.id));
  const form = useEndpointForm(setPriceEndpoint, {
    rates: model.upcomingPrice?.rates ?? model.price?.rates ?? {},
    effectiveFrom: undefined,
    note: "",
  });
  const wrong = Object.keys(form.formState.errors.rates ?? {}).filter((name) => !COMMON.has(name));
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
      <Disclosure
        title="Other classes"
        hint="Cache writes, audio, images, units, context"
        invalid={wrong.some((name) => !VARIANTS.has(name))}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          {RARE.map((name) => rate(name, AS[name] ?? "as input"))}
          {(Object.keys(UNIT_RATES) as UnitRate[]).map((name) => (
            <FormField key={name} form={form} name={`rates.${name}`} label={UNIT_RATES[name].label}>
              {(field) => (
                <RateInput
                  value={field.value}
                  onChange={field.onChange}
                  trail={UNIT_RATES[name].per}
                  placeholder="free"
                />
              )}
            </FormField>
          ))}
        </div>
        <ImageKinds form={form} />
        <ContextTiers form={form} />
      </Disclosure>
      <Disclosure
        title="Other times and tiers"
        hint="Batch, service tiers, time of day"
        invalid={wrong.some((name) => VARIANTS.has(name))}
      >
        <PriceVariants form={form} />
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

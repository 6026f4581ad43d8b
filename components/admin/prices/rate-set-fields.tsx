"use client";

import type { FieldPath, UseFormReturn } from "react-hook-form";
import type { BodyOf } from "@/lib/contract/endpoint";
import type { setPriceEndpoint } from "@/lib/contract/prices";
import { FormField } from "../../ui/forms/form-field";
import { RateInput } from "./rate-input";
import { RATE_LABELS, type TokenRate } from "./rate-text";

type NewPrice = BodyOf<typeof setPriceEndpoint>;
export type PriceFormState = UseFormReturn<NewPrice, unknown, NewPrice>;

type RateSetPath =
  | "rates.batch"
  | `rates.serviceTiers.${string}`
  | `rates.timeOfDay.${number}`
  | `rates.contextTiers.${number}`;

const SHOWN: TokenRate[] = ["input", "cachedInput", "output"];

/** The rates of a set that nearly every one has; others that it was loaded with are kept. */
export function RateSetFields({ form, path }: { form: PriceFormState; path: RateSetPath }) {
  return SHOWN.map((rate) => (
    <FormField
      key={rate}
      form={form}
      name={`${path}.${rate}` as FieldPath<NewPrice>}
      label={RATE_LABELS[rate]}
    >
      {(field) => (
        <RateInput
          value={field.value as number | undefined}
          onChange={field.onChange}
          trail="/ M"
          placeholder={rate === "cachedInput" ? "as input" : undefined}
        />
      )}
    </FormField>
  ));
}

"use client";

import { Plus } from "lucide-react";
import { useFieldArray } from "react-hook-form";
import { Button } from "../../ui/actions/button";
import { DropdownMenu, MenuItem } from "../../ui/actions/dropdown-menu";
import { FormField } from "../../ui/forms/form-field";
import { Input } from "../../ui/forms/input";
import { type PriceFormState, RateSetFields } from "./rate-set-fields";
import { RateSetRow } from "./rate-set-row";
import { clockText } from "./rate-text";

type VariantsProps = { form: PriceFormState };

/** Tiers that providers name in their answers. */
const KNOWN_TIERS = ["flex", "priority", "scale"];

/** The rates to begin a variant with: those of the price. */
function ratesOf(form: PriceFormState) {
  const { input, output, cachedInput } = form.getValues("rates");
  return { input, output, ...(cachedInput !== undefined && { cachedInput }) };
}

/** Rates that hold instead of the price's own, each for some calls. */
export function PriceVariants({ form }: VariantsProps) {
  return (
    <>
      <BatchAndTiers form={form} />
      <TimesOfDay form={form} />
    </>
  );
}

function BatchAndTiers({ form }: VariantsProps) {
  const batch = form.watch("rates.batch");
  const tiers = form.watch("rates.serviceTiers") ?? {};
  const unused = KNOWN_TIERS.filter((name) => !(name in tiers));
  const setTiers = (next: typeof tiers) =>
    form.setValue("rates.serviceTiers", Object.keys(next).length > 0 ? next : undefined);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-sm">Batch and service tiers</legend>
      {batch && (
        <RateSetRow label="Batch" onRemove={() => form.setValue("rates.batch", undefined)}>
          <RateSetFields form={form} path="rates.batch" />
        </RateSetRow>
      )}
      {Object.keys(tiers).map((name) => (
        <RateSetRow
          key={name}
          label={`Tier ${name}`}
          onRemove={() => {
            const { [name]: _, ...others } = form.getValues("rates.serviceTiers") ?? {};
            setTiers(others);
          }}
        >
          <RateSetFields form={form} path={`rates.serviceTiers.${name}`} />
        </RateSetRow>
      ))}
      <DropdownMenu
        trigger={
          <Button size="sm" icon={Plus} className="self-start">
            Add rates
          </Button>
        }
      >
        {!batch && <MenuItem onSelect={() => form.setValue("rates.batch", ratesOf(form))}>Batch</MenuItem>}
        {unused.map((name) => (
          <MenuItem
            key={name}
            onSelect={() => setTiers({ ...form.getValues("rates.serviceTiers"), [name]: ratesOf(form) })}
          >
            Service tier {name}
          </MenuItem>
        ))}
      </DropdownMenu>
    </fieldset>
  );
}

function TimesOfDay({ form }: VariantsProps) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "rates.timeOfDay" });
  const minute = (index: number, end: "fromMinute" | "toMinute", label: string) => (
    <FormField form={form} name={`rates.timeOfDay.${index}.${end}`} label={label}>
      {(field) => (
        <Input
          type="time"
          value={clockText(field.value ?? 0)}
          onChange={(event) => field.onChange(minuteOf(event.target.value) ?? field.value)}
        />
      )}
    </FormField>
  );
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-sm">Times of day</legend>
      {fields.map((window, index) => (
        <RateSetRow
          key={window.id}
          label={`Window ${index + 1}`}
          onRemove={() => remove(index)}
          head={
            <>
              {minute(index, "fromMinute", "From, UTC")}
              {minute(index, "toMinute", "To, UTC")}
            </>
          }
        >
          <RateSetFields form={form} path={`rates.timeOfDay.${index}`} />
        </RateSetRow>
      ))}
      <Button
        size="sm"
        icon={Plus}
        className="self-start"
        onClick={() => append({ fromMinute: 0, toMinute: 360, ...ratesOf(form) })}
      >
        Add window
      </Button>
    </fieldset>
  );
}

function minuteOf(clock: string): number | null {
  const match = /^(\d{2}):(\d{2})/.exec(clock);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

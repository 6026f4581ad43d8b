"use client";

import type { UseFormReturn } from "react-hook-form";
import { WINDOW_OPTIONS } from "../limits/budget";
import { Checkbox } from "../ui/forms/checkbox";
import { OptionField } from "../ui/forms/field";
import { FormField } from "../ui/forms/form-field";
import { Input } from "../ui/forms/input";
import { Select } from "../ui/forms/select";
import type { NewKey } from "./key";

/** A hard cap of the new key's own. */
export function BudgetField({ form }: { form: UseFormReturn<NewKey, unknown, NewKey> }) {
  const isCapped = form.watch("budget") !== undefined;
  return (
    <div className="flex flex-col gap-3">
      <OptionField
        label="Cap what this key may spend"
        hint="A hard limit: a call that would pass it is refused."
      >
        <Checkbox
          checked={isCapped}
          onChange={(next) =>
            form.setValue("budget", next ? { limitUsd: "", window: "month" } : undefined, {
              shouldDirty: true,
            })
          }
        />
      </OptionField>
      {isCapped && (
        <div className="grid grid-cols-[minmax(0,8rem)_minmax(0,1fr)] gap-3 pl-6.5">
          <FormField form={form} name="budget.limitUsd" label="Limit">
            {(field) => <Input {...field} lead="$" inputMode="decimal" placeholder="25.00" autoFocus />}
          </FormField>
          <FormField form={form} name="budget.window" label="Spent">
            {(field) => <Select value={field.value} onChange={field.onChange} options={WINDOW_OPTIONS} />}
          </FormField>
        </div>
      )}
    </div>
  );
}

import type { UseFormReturn } from "react-hook-form";
import type { setContentPolicyEndpoint } from "@/lib/contract/content";
import type { BodyOf } from "@/lib/contract/endpoint";
import { FormField } from "../../ui/forms/form-field";
import { NumberInput } from "../../ui/forms/number-input";
import { Select } from "../../ui/forms/select";
import { MODE_OPTIONS } from "./prepare-policy";

type Values = BodyOf<typeof setContentPolicyEndpoint>;

/** What is kept, of how many, for how long: the latter two where they say something. */
export function PolicyFields({ form }: { form: UseFormReturn<Values, unknown, Values> }) {
  const mode = form.watch("mode");
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <FormField form={form} name="mode" label="Keep prompts and answers">
        {({ value, onChange }) => (
          <Select
            value={value}
            onChange={onChange}
            options={MODE_OPTIONS}
            aria-label="Keep prompts and answers"
          />
        )}
      </FormField>
      {mode === "sample" && (
        <FormField form={form} name="samplePercent" label="Share of calls">
          {(field) => <NumberInput {...field} value={field.value ?? null} trail="%" />}
        </FormField>
      )}
      {mode !== "none" && (
        <FormField
          form={form}
          name="retentionDays"
          label="Delete after"
          hint="1 to 365 days. Shorter holds at once for what is kept already."
        >
          {(field) => <NumberInput {...field} value={field.value ?? null} trail="days" />}
        </FormField>
      )}
    </div>
  );
}

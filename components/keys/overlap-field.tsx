"use client";

import { useState } from "react";
import { HOUR_MS, SECOND_MS } from "@/lib/core/time";
import { Field } from "../ui/forms/field";
import { NumberInput } from "../ui/forms/number-input";
import { Select } from "../ui/forms/select";

const HOUR_SECONDS = HOUR_MS / SECOND_MS;
const HOURS_MAX = 168;

const CHOICES = [
  { value: "0", label: "Not at all", hint: "The old secret stops working at once" },
  { value: String(HOUR_SECONDS), label: "1 hour" },
  { value: String(24 * HOUR_SECONDS), label: "24 hours" },
  { value: String(HOURS_MAX * HOUR_SECONDS), label: "7 days" },
  { value: "custom", label: "Another time…" },
] as const;
type Choice = (typeof CHOICES)[number]["value"];

type OverlapFieldProps = { label: string; value: number; onChange: (seconds: number) => void };

/** For how long the old secret stays good beside the new one: 0 to 7 days. */
export function OverlapField({ label, value, onChange }: OverlapFieldProps) {
  const isListed = CHOICES.some((choice) => choice.value === String(value));
  const [custom, setCustom] = useState(!isListed);
  const chosen = custom ? "custom" : (String(value) as Choice);
  return (
    <div className="flex flex-col gap-3">
      <Field label={label}>
        <Select
          value={chosen}
          options={CHOICES}
          onChange={(next) => {
            setCustom(next === "custom");
            if (next !== "custom") onChange(Number(next));
          }}
        />
      </Field>
      {custom && (
        <Field label="Hours" hint={`At most ${HOURS_MAX}, which is 7 days.`}>
          <NumberInput
            value={Math.round(value / HOUR_SECONDS)}
            onChange={(hours) => onChange(Math.min(hours ?? 0, HOURS_MAX) * HOUR_SECONDS)}
            trail="hours"
          />
        </Field>
      )}
    </div>
  );
}

"use client";

import { Trash2 } from "lucide-react";
import { IconButton } from "../../ui/actions/icon-button";
import { Field } from "../../ui/forms/field";
import { Input } from "../../ui/forms/input";
import { NumberInput } from "../../ui/forms/number-input";
import { Select } from "../../ui/forms/select";
import type { NewRoute } from "./model";

type RouteRowProps = {
  route: NewRoute;
  number: number;
  options: readonly { value: string; label: string }[];
  error: string | undefined;
  onChange: (part: Partial<NewRoute>) => void;
  onRemove: () => void;
};

export function RouteRow({ route, number, options, error, onChange, onRemove }: RouteRowProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-start gap-2 rounded-md border border-line p-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)_5rem_5rem_auto]">
      <Field label="Provider">
        <Select
          value={route.providerId || null}
          onChange={(providerId) => onChange({ providerId })}
          options={options}
        />
      </Field>
      <Field label="Its name for the model" error={error}>
        <Input
          mono
          value={route.upstreamModel}
          onChange={(event) => onChange({ upstreamModel: event.target.value })}
          placeholder="gpt-5-mini"
        />
      </Field>
      <Field label="Priority">
        <NumberInput value={route.priority} onChange={(priority) => onChange({ priority: priority ?? 0 })} />
      </Field>
      <Field label="Weight">
        <NumberInput value={route.weight} onChange={(weight) => onChange({ weight: weight ?? 0 })} />
      </Field>
      <IconButton
        icon={Trash2}
        tone="danger"
        label={`Remove route ${number}`}
        className="self-end justify-self-end max-sm:col-span-2"
        onClick={onRemove}
      />
    </div>
  );
}

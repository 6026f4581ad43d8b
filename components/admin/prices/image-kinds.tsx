"use client";

import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/actions/button";
import { IconButton } from "../../ui/actions/icon-button";
import { Field } from "../../ui/forms/field";
import { Input } from "../../ui/forms/input";
import { RateInput } from "./rate-input";
import type { PriceFormState } from "./rate-set-fields";

/** Prices of images by size and quality, beside the one of any other image. */
export function ImageKinds({ form }: { form: PriceFormState }) {
  const [kind, setKind] = useState("");
  const kinds = form.watch("rates.perImageOf") ?? {};
  const error = form.formState.errors.rates?.perImageOf;
  const set = (next: Record<string, number>) =>
    form.setValue("rates.perImageOf", Object.keys(next).length > 0 ? next : undefined);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-sm">Images by size and quality</legend>
      {Object.entries(kinds).map(([name, rate]) => (
        <div key={name} className="flex items-end gap-2">
          <Field label={name} className="flex-1">
            <RateInput
              value={rate}
              onChange={(next) => set({ ...kinds, [name]: next ?? Number.NaN })}
              trail="each"
            />
          </Field>
          <IconButton
            icon={Trash2}
            tone="danger"
            label={`Remove ${name}`}
            onClick={() => {
              const { [name]: _, ...others } = kinds;
              set(others);
            }}
          />
        </div>
      ))}
      {error && (
        <p role="alert" className="text-danger-ink text-xs">
          Write size and quality such as 1024x1024/high, each with its price.
        </p>
      )}
      <div className="flex items-center gap-2">
        <Input
          aria-label="Size and quality"
          placeholder="1024x1024/high"
          value={kind}
          onChange={(event) => setKind(event.target.value)}
        />
        <Button
          size="sm"
          icon={Plus}
          disabled={kind.trim() === "" || kind.trim() in kinds}
          onClick={() => {
            set({ ...kinds, [kind.trim()]: 0 });
            setKind("");
          }}
        >
          Add
        </Button>
      </div>
    </fieldset>
  );
}

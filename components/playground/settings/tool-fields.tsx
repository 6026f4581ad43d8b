"use client";

import { Trash2 } from "lucide-react";
import { toolSetup } from "@/lib/contract/playground-setup";
import { IconButton } from "../../ui/actions/icon-button";
import { Checkbox } from "../../ui/forms/checkbox";
import { Field, OptionField } from "../../ui/forms/field";
import { Input } from "../../ui/forms/input";
import { SchemaField } from "./schema-field";
import type { ToolDraft } from "./tool-draft";

type ToolFieldsProps = {
  draft: ToolDraft;
  isTwice: boolean;
  onChange: (change: Partial<ToolDraft>) => void;
  onRemove: () => void;
};

export function ToolFields({ draft, isTwice, onChange, onRemove }: ToolFieldsProps) {
  const named = toolSetup.shape.name.safeParse(draft.name);
  const fault = named.success ? undefined : named.error.issues[0]?.message;
  return (
    <fieldset className="flex flex-col gap-3 border-line border-b pb-5 last-of-type:border-b-0 last-of-type:pb-0">
      <legend className="sr-only">{draft.name || "A new tool"}</legend>
      <div className="flex items-end gap-2">
        <Field label="Name" className="flex-1" error={isTwice ? "Another tool has this name." : fault}>
          <Input mono value={draft.name} onChange={(event) => onChange({ name: event.target.value })} />
        </Field>
        <IconButton
          icon={Trash2}
          label={`Remove ${draft.name || "the tool"}`}
          tone="danger"
          onClick={onRemove}
        />
      </div>
      <Field label="What it does" hint="The model decides by this when to call it.">
        <Input
          value={draft.description}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </Field>
      <SchemaField
        label="Arguments, as a JSON Schema"
        text={draft.schema}
        onChange={(schema) => onChange({ schema })}
      />
      <OptionField
        label="Strict"
        hint="Arguments must fit the schema exactly, where the model can promise it."
      >
        <Checkbox checked={draft.strict} onChange={(strict) => onChange({ strict })} />
      </OptionField>
    </fieldset>
  );
}

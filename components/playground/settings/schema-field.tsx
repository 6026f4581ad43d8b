"use client";

import { Field } from "../../ui/forms/field";
import { Textarea } from "../../ui/forms/textarea";
import { parseSchema } from "../schema/parse-schema";

type SchemaFieldProps = { label: string; text: string; onChange: (text: string) => void };

/** A JSON Schema that is checked while it is written: where it is wrong stands under it. Tab stays with the page. */
export function SchemaField({ label, text, onChange }: SchemaFieldProps) {
  const { error } = parseSchema(text);
  return (
    <Field label={label} error={error ?? undefined}>
      <Textarea
        mono
        rows={10}
        spellCheck={false}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}

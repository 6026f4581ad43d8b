"use client";

import { useState } from "react";
import { type ResponseFormat, toolSetup } from "@/lib/contract/playground-setup";
import { Button } from "../../ui/actions/button";
import { Checkbox } from "../../ui/forms/checkbox";
import { Field, OptionField } from "../../ui/forms/field";
import { Input } from "../../ui/forms/input";
import { DialogActions } from "../../ui/overlays/dialog";
import { parseSchema } from "../schema/parse-schema";
import { SchemaField } from "./schema-field";

export type SchemaFormat = Extract<ResponseFormat, { type: "json_schema" }>;
export type SchemaFormProps = { format: SchemaFormat; onSave: (format: SchemaFormat) => void };

export function SchemaForm({ format, onSave }: SchemaFormProps) {
  const [name, setName] = useState(format.name);
  const [strict, setStrict] = useState(format.strict);
  const [text, setText] = useState(() => JSON.stringify(format.schema, null, 2));
  const named = toolSetup.shape.name.safeParse(name);
  const { schema } = parseSchema(text);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (named.success && schema) onSave({ type: "json_schema", name, strict, schema });
      }}
    >
      <Field label="Name" error={named.success ? undefined : named.error.issues[0]?.message}>
        <Input mono value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <SchemaField label="JSON Schema" text={text} onChange={setText} />
      <OptionField label="Strict" hint="The answer must fit exactly, where the model can promise it.">
        <Checkbox checked={strict} onChange={setStrict} />
      </OptionField>
      <DialogActions>
        <Button type="submit" variant="primary" disabled={!named.success || !schema}>
          Use this schema
        </Button>
      </DialogActions>
    </form>
  );
}

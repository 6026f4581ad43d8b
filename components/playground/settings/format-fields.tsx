"use client";

import { Braces } from "lucide-react";
import { useState } from "react";
import { type ResponseFormat, toolSetup } from "@/lib/contract/playground-setup";
import { Button } from "../../ui/actions/button";
import { Checkbox } from "../../ui/forms/checkbox";
import { Field, OptionField } from "../../ui/forms/field";
import { Input } from "../../ui/forms/input";
import { Select } from "../../ui/forms/select";
import { Dialog, DialogActions } from "../../ui/overlays/dialog";
import { parseSchema } from "../schema/parse-schema";
import { SchemaField } from "./schema-field";

type SchemaFormat = Extract<ResponseFormat, { type: "json_schema" }>;

const EXAMPLE: SchemaFormat = {
  type: "json_schema",
  name: "answer",
  strict: true,
  schema: {
    type: "object",
    properties: { summary: { type: "string" }, score: { type: "number", minimum: 0, maximum: 1 } },
    required: ["summary", "score"],
    additionalProperties: false,
  },
};

const OPTIONS = [
  { value: "text", label: "Text" },
  { value: "json_object", label: "Any JSON object" },
  { value: "json_schema", label: "JSON by a schema" },
] as const;

type FormatFieldsProps = { format: ResponseFormat; onChange: (format: ResponseFormat) => void };

/** What form an answer has; what comes back is checked against it. */
export function FormatFields({ format, onChange }: FormatFieldsProps) {
  return (
    <div className="flex flex-col gap-2">
      <Field label="Answer as">
        <Select
          value={format.type}
          options={OPTIONS}
          onChange={(type) => onChange(type === "json_schema" ? EXAMPLE : { type })}
        />
      </Field>
      {format.type === "json_schema" && <SchemaDialog format={format} onSave={onChange} />}
    </div>
  );
}

type SchemaDialogProps = { format: SchemaFormat; onSave: (format: SchemaFormat) => void };

function SchemaDialog({ format, onSave }: SchemaDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Answer schema"
      description="Sent with each question; each finished answer is checked against it here."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button icon={Braces} size="sm" className="w-full">
          Schema “{format.name}”
        </Button>
      }
    >
      <SchemaForm
        format={format}
        onSave={(next) => {
          onSave(next);
          setOpen(false);
        }}
      />
    </Dialog>
  );
}

function SchemaForm({ format, onSave }: SchemaDialogProps) {
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

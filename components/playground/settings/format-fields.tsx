"use client";

import type { ResponseFormat } from "@/lib/contract/playground-setup";
import { Field } from "../../ui/forms/field";
import { Select } from "../../ui/forms/select";
import { SchemaButton } from "./schema-button";
import type { SchemaFormat } from "./schema-form";

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
      {format.type === "json_schema" && <SchemaButton format={format} onSave={onChange} />}
    </div>
  );
}

"use client";

import { Braces } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { ResponseFormat } from "@/lib/contract/playground-setup";
import { Button } from "../../ui/actions/button";
import { Skeleton } from "../../ui/feedback/skeleton";
import { Field } from "../../ui/forms/field";
import { Select } from "../../ui/forms/select";
import { Dialog } from "../../ui/overlays/dialog";
import type { SchemaFormat, SchemaFormProps } from "./schema-form";

const SchemaForm = dynamic(() => import("./schema-form").then((room) => room.SchemaForm), {
  loading: () => <Skeleton className="h-80" />,
});

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

function SchemaDialog({ format, onSave }: SchemaFormProps) {
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

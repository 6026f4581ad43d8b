"use client";

import { Braces } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/actions/button";
import { lazyOpened } from "../../ui/overlays/lazy/lazy-opened";
import type { SchemaFormProps } from "./schema-form";

const SchemaDialog = lazyOpened(() => import("./schema-dialog").then((m) => m.SchemaDialog));

export function SchemaButton({ format, onSave }: SchemaFormProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        icon={Braces}
        size="sm"
        className="w-full"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        Schema “{format.name}”
      </Button>
      <SchemaDialog format={format} onSave={onSave} open={open} onOpenChange={setOpen} />
    </>
  );
}

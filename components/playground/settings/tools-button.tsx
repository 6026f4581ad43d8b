"use client";

import { Wrench } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/actions/button";
import { lazyOpened } from "../../ui/overlays/lazy/lazy-opened";
import type { ToolsFormProps } from "./tools-form";

const ToolsDialog = lazyOpened(() => import("./tools-dialog").then((m) => m.ToolsDialog));

/** Tools that the models may call; the page shows each call, and a person answers it. */
export function ToolsButton({ tools, toolChoice, onSave }: ToolsFormProps) {
  const [open, setOpen] = useState(false);
  const count = tools.length;
  return (
    <>
      <Button
        icon={Wrench}
        size="sm"
        className="w-full"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        {count === 0 ? "Add tools" : count === 1 ? "1 tool" : `${count} tools`}
      </Button>
      <ToolsDialog tools={tools} toolChoice={toolChoice} onSave={onSave} open={open} onOpenChange={setOpen} />
    </>
  );
}

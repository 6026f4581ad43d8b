"use client";

import { Wrench } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "../../ui/actions/button";
import { Skeleton } from "../../ui/feedback/skeleton";
import { Dialog } from "../../ui/overlays/dialog";
import type { ToolsFormProps } from "./tools-form";

const ToolsForm = dynamic(() => import("./tools-form").then((room) => room.ToolsForm), {
  loading: () => <Skeleton className="h-96" />,
});

/** Tools that the models may call; the page shows each call, and a person answers it. */
export function ToolsDialog({ tools, toolChoice, onSave }: ToolsFormProps) {
  const [open, setOpen] = useState(false);
  const count = tools.length;
  return (
    <Dialog
      title="Tools"
      description="Functions that a model may call. You see the call as it comes in, and answer it by hand."
      width="lg"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button icon={Wrench} size="sm" className="w-full">
          {count === 0 ? "Add tools" : count === 1 ? "1 tool" : `${count} tools`}
        </Button>
      }
    >
      <ToolsForm
        tools={tools}
        toolChoice={toolChoice}
        onSave={(next, choice) => {
          onSave(next, choice);
          setOpen(false);
        }}
      />
    </Dialog>
  );
}

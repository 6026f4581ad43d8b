"use client";

import { Dialog } from "../ui/overlays/dialog";
import { CreateProjectForm } from "./project-forms";

type CreateProjectDialogProps = { orgId: string; open: boolean; onOpenChange: (open: boolean) => void };

export function CreateProjectDialog({ orgId, open, onOpenChange }: CreateProjectDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Create project">
      <CreateProjectForm orgId={orgId} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

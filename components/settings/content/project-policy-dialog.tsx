"use client";

import { Dialog } from "../../ui/overlays/dialog";
import { ProjectPolicyForm } from "./project-policy-form";

type ProjectPolicyDialogProps = { orgId: string; open: boolean; onOpenChange: (open: boolean) => void };

export function ProjectPolicyDialog({ orgId, open, onOpenChange }: ProjectPolicyDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Prompts and answers of one project" width="lg">
      <ProjectPolicyForm orgId={orgId} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

"use client";

import { Dialog } from "../ui/overlays/dialog";
import type { Project } from "./project";
import { EditProjectForm } from "./project-forms";

type EditProjectDialogProps = { orgId: string; project: Project; open: boolean; onClose: () => void };

export function EditProjectDialog({ orgId, project, open, onClose }: EditProjectDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onClose} title={`Edit ${project.name}`}>
      <EditProjectForm orgId={orgId} project={project} onDone={onClose} />
    </Dialog>
  );
}

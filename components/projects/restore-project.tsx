"use client";

import { useMutation } from "@tanstack/react-query";
import { ArchiveRestore } from "lucide-react";
import { restoreProjectMutation } from "@/lib/client/projects";
import { IconButton } from "../ui/actions/icon-button";
import { toast } from "../ui/feedback/toaster";
import type { Project } from "./project";

/** For an archived project: what it had works again. */
export function RestoreProject({ orgId, project }: { orgId: string; project: Project }) {
  const restore = useMutation(restoreProjectMutation(orgId));
  return (
    <IconButton
      icon={ArchiveRestore}
      label={`Bring ${project.name} back`}
      disabled={restore.isPending}
      onClick={() =>
        void restore.mutateAsync(project.id).then(
          () => toast.success(`${project.name} is back, its keys work again`),
          (error: Error) => toast.error(error.message),
        )
      }
    />
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { Archive, Ellipsis, Gauge, Pencil } from "lucide-react";
import { useState } from "react";
import { can, type Role } from "@/lib/access";
import { archiveProjectMutation, restoreProjectMutation } from "@/lib/client/projects";
import { CreateBudgetDialog } from "../limits/lazy-budget-dialogs";
import { DropdownMenu, MenuItem, MenuSeparator } from "../ui/actions/dropdown-menu";
import { IconButton } from "../ui/actions/icon-button";
import { undoToast } from "../ui/feedback/undo-toast";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { lazyOpened } from "../ui/overlays/lazy/lazy-opened";
import type { Project } from "./project";

const EditProjectDialog = lazyOpened(() => import("./edit-project-dialog").then((m) => m.EditProjectDialog));

type ProjectActionsProps = { orgId: string; project: Project; role: Role };

export function ProjectActions({ orgId, project, role }: ProjectActionsProps) {
  const [opened, setOpened] = useState<"edit" | "cap" | "archive" | null>(null);
  const archive = useMutation(archiveProjectMutation(orgId));
  const restore = useMutation(restoreProjectMutation(orgId));
  const close = () => setOpened(null);
  return (
    <>
      <DropdownMenu trigger={<IconButton icon={Ellipsis} label={`Actions for ${project.name}`} />}>
        <MenuItem icon={Pencil} onSelect={() => setOpened("edit")}>
          Edit…
        </MenuItem>
        {can(role, "limits.write") && (
          <MenuItem icon={Gauge} onSelect={() => setOpened("cap")}>
            Add spend cap…
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem icon={Archive} danger onSelect={() => setOpened("archive")}>
          Archive…
        </MenuItem>
      </DropdownMenu>
      <EditProjectDialog orgId={orgId} project={project} open={opened === "edit"} onClose={close} />
      <CreateBudgetDialog
        orgId={orgId}
        open={opened === "cap"}
        onOpenChange={close}
        scope={{ scopeType: "project", scopeId: project.id, name: project.name }}
      />
      <ConfirmDialog
        open={opened === "archive"}
        onOpenChange={close}
        title={`Archive ${project.name}?`}
        confirmLabel="Archive project"
        onConfirm={async () => {
          await archive.mutateAsync(project.id);
          undoToast({
            done: `${project.name} is archived`,
            undone: `${project.name} is back, its keys work again`,
            undo: () => restore.mutateAsync(project.id),
          });
        }}
      >
        <p>
          {project.keyCount === 0
            ? "It has no keys."
            : `Its ${project.keyCount === 1 ? "key stops" : `${project.keyCount} keys stop`} working within a second.`}{" "}
          Its usage and history stay. You can bring it back at any time.
        </p>
      </ConfirmDialog>
    </>
  );
}

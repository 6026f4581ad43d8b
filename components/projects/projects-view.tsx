"use client";

import { useQuery } from "@tanstack/react-query";
import { FolderKanban, Plus } from "lucide-react";
import { parseAsBoolean, useQueryState } from "nuqs";
import { can, type Role } from "@/lib/access";
import { budgetsQuery } from "@/lib/client/limits";
import { projectsQuery } from "@/lib/client/projects";
import { Button } from "../ui/actions/button";
import { cn } from "../ui/cn";
import { Table } from "../ui/data/table";
import { EmptyState } from "../ui/feedback/empty-state";
import { Checkbox } from "../ui/forms/checkbox";
import { OptionField } from "../ui/forms/field";
import { lazyOpened } from "../ui/overlays/lazy/lazy-opened";
import { PageHeader } from "../ui/page/page-header";
import { Panel } from "../ui/page/panel";
import { ProjectActions } from "./project-actions";
import { projectColumns } from "./project-columns";
import { RestoreProject } from "./restore-project";

const CreateProjectDialog = lazyOpened(() =>
  import("./create-project-dialog").then((m) => m.CreateProjectDialog),
);

type ProjectsViewProps = { org: { id: string; slug: string }; role: Role };

export function ProjectsView({ org, role }: ProjectsViewProps) {
  const [creating, setCreating] = useQueryState("new", parseAsBoolean.withDefault(false));
  const [archived, setArchived] = useQueryState("archived", parseAsBoolean.withDefault(false));
  const [found] = useQueryState("find");
  const projects = useQuery(projectsQuery(org.id, archived ? { includeArchived: "true" } : {}));
  const budgets = useQuery({ ...budgetsQuery(org.id), enabled: can(role, "usage.read") });
  const mayWrite = can(role, "projects.write");
  const create = mayWrite && (
    <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
      Create project
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Projects"
        description="An application or a department. Its models and limits hold for every key in it; a key can only narrow them."
        actions={create}
      />
      <OptionField
        className="mb-3"
        label={<span className="font-normal text-muted">Show archived projects</span>}
      >
        <Checkbox aria-label="Show archived projects" checked={archived} onChange={setArchived} />
      </OptionField>
      <Panel flush>
        <Table
          label="Projects"
          columns={projectColumns(org.slug, budgets.data?.items ?? [])}
          rows={projects.data?.items}
          rowKey={(project) => project.id}
          error={projects.error}
          onRetry={projects.refetch}
          rowClassName={(project) =>
            cn(project.archivedAt && "text-subtle", project.id === found && "bg-accent-soft")
          }
          actions={
            mayWrite
              ? (project) =>
                  project.archivedAt ? (
                    <RestoreProject orgId={org.id} project={project} />
                  ) : (
                    <ProjectActions orgId={org.id} project={project} role={role} />
                  )
              : undefined
          }
          empty={
            <EmptyState icon={FolderKanban} title="No project yet" action={create}>
              Keys live in projects, and spend is shown by them.
            </EmptyState>
          }
        />
      </Panel>
      {mayWrite && <CreateProjectDialog orgId={org.id} open={creating} onOpenChange={setCreating} />}
    </>
  );
}

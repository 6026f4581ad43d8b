import { limitPhrases, modelScopePhrase } from "../keys/key-scope-text";
import type { Budget } from "../limits/budget";
import { Link } from "../ui/actions/link";
import { Status } from "../ui/data/badge";
import type { Column } from "../ui/data/column";
import { RelativeTime } from "../ui/data/relative-time";
import type { Project } from "./project";

export function projectColumns(orgSlug: string, budgets: readonly Budget[]): Column<Project>[] {
  const capsOf = (project: Project) => budgets.filter((budget) => budget.scopeId === project.id);
  return [
    {
      id: "name",
      header: "Name",
      sortBy: (project) => project.name,
      cell: (project) => (
        <div className="min-w-0">
          <span className="block max-w-64 truncate font-medium">{project.name}</span>
          <span className="font-mono text-2xs text-subtle">{project.slug}</span>
        </div>
      ),
    },
    {
      id: "status",
      header: "Status",
      cell: (project) =>
        project.archivedAt ? <Status tone="neutral">Archived</Status> : <Status tone="accent">Active</Status>,
    },
    {
      id: "keys",
      header: "Keys",
      align: "right",
      sortBy: (project) => project.keyCount,
      cell: (project) => (
        <Link href={`/${orgSlug}/keys?project=${project.id}`} className="text-accent-ink hover:underline">
          {project.keyCount}
        </Link>
      ),
    },
    {
      id: "models",
      header: "Models",
      hideOnTablet: true,
      cell: (project) => (
        <span className="text-muted" title={project.allowedModels.join(", ")}>
          {modelScopePhrase(project.allowedModels)}
        </span>
      ),
    },
    {
      id: "limits",
      header: "Limits",
      cell: (project) => {
        const phrases = limitPhrases(project, capsOf(project));
        return phrases.length === 0 ? (
          <span className="text-subtle">none</span>
        ) : (
          <span className="text-muted max-sm:text-right">{phrases.join(" · ")}</span>
        );
      },
    },
    {
      id: "created",
      header: "Created",
      hideOnPhone: true,
      sortBy: (project) => Date.parse(project.createdAt),
      cell: (project) => <RelativeTime at={project.createdAt} className="text-muted" />,
    },
  ];
}

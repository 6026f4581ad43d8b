import { Link } from "../ui/actions/link";
import { Badge } from "../ui/data/badge";
import type { Column } from "../ui/data/column";
import { RelativeTime } from "../ui/data/relative-time";
import { Tooltip } from "../ui/overlays/tooltip/tooltip";
import type { Key } from "./key";
import { limitPhrases, modelScopePhrase } from "./key-scope-text";
import { KeyStatusMark } from "./key-status";

export function keyColumns(orgSlug: string): Column<Key>[] {
  return [
    {
      id: "name",
      header: "Name",
      sortBy: (key) => key.name,
      cell: (key) => (
        <div className="min-w-0">
          <Link
            href={`/${orgSlug}/keys/${key.id}`}
            className="block max-w-64 truncate font-medium text-ink hover:underline"
          >
            {key.name}
          </Link>
          <span className="font-mono text-2xs text-subtle">{key.label}</span>
        </div>
      ),
    },
    {
      id: "project",
      header: "Project",
      sortBy: (key) => key.projectName,
      cell: (key) => (
        <span className="inline-flex items-center gap-2">
          <span className="max-w-40 truncate">{key.projectName}</span>
          {key.environment === "test" && <Badge>test</Badge>}
        </span>
      ),
    },
    {
      id: "status",
      header: "Status",
      sortBy: (key) => key.status,
      cell: (key) => <KeyStatusMark status={key.status} />,
    },
    {
      id: "models",
      header: "Models",
      hideOnTablet: true,
      cell: (key) => <ModelScope key={key.id} of={key} />,
    },
    {
      id: "limits",
      header: "Limits",
      hideOnTablet: true,
      cell: (key) => <Limits of={key} />,
    },
    {
      id: "lastUsed",
      header: "Last used",
      sortBy: (key) => (key.lastUsedAt ? Date.parse(key.lastUsedAt) : null),
      cell: (key) => <RelativeTime at={key.lastUsedAt} className="text-muted" />,
    },
    {
      id: "created",
      header: "Created",
      hideOnPhone: true,
      sortBy: (key) => Date.parse(key.createdAt),
      cell: (key) => <RelativeTime at={key.createdAt} className="text-muted" />,
    },
  ];
}

function ModelScope({ of: key }: { of: Key }) {
  const phrase = modelScopePhrase(key.allowedModels);
  if (key.allowedModels.length < 2) return <span className="text-muted">{phrase}</span>;
  return (
    <Tooltip content={key.allowedModels.join(", ")}>
      <span className="text-muted underline decoration-dotted underline-offset-2">{phrase}</span>
    </Tooltip>
  );
}

function Limits({ of: key }: { of: Key }) {
  const [first, ...rest] = limitPhrases(key, key.budgets);
  if (!first) return <span className="text-subtle">none</span>;
  return (
    <Tooltip content={[first, ...rest].join(" · ")}>
      <span className="whitespace-nowrap text-muted">
        {first}
        {rest.length > 0 && <span className="text-subtle"> +{rest.length}</span>}
      </span>
    </Tooltip>
  );
}

import { KeyStatusMark } from "../../../keys/key-status";
import { Badge } from "../../../ui/data/badge";
import type { Column } from "../../../ui/data/column";
import { formatExactCount } from "../../../ui/data/number-format";
import { RelativeTime } from "../../../ui/data/relative-time";
import { Table } from "../../../ui/data/table";
import { Panel } from "../../../ui/page/panel";
import type { TenantDetail } from "../tenant";

type Key = TenantDetail["keys"][number];

const columns: Column<Key>[] = [
  {
    id: "name",
    header: "Name",
    sortBy: (key) => key.name,
    cell: (key) => (
      <div className="min-w-0">
        <span className="block max-w-64 truncate">{key.name}</span>
        <span className="font-mono text-2xs text-subtle">{key.label}</span>
      </div>
    ),
  },
  {
    id: "project",
    header: "Project",
    hideOnTablet: true,
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
    id: "lastUsed",
    header: "Last used",
    sortBy: (key) => (key.lastUsedAt ? Date.parse(key.lastUsedAt) : null),
    cell: (key) => <RelativeTime at={key.lastUsedAt} className="text-muted" />,
  },
];

/** The keys by their masks: an operator sees no more of them than a member. */
export function TenantKeys({ keys, total }: { keys: TenantDetail["keys"]; total: number }) {
  const rest = total - keys.length;
  return (
    <Panel
      flush
      title="API keys"
      description={
        rest > 0
          ? `The ${keys.length} that were used last; ${formatExactCount(rest)} more.`
          : "Masked, those used last first."
      }
    >
      <Table
        label="API keys"
        columns={columns}
        rows={keys}
        rowKey={(key) => key.id}
        empty={<p className="p-4 text-muted">No key yet: nothing can be called.</p>}
      />
    </Panel>
  );
}
